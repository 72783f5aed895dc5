package cn.yipanqi.report.word;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.yipanqi.report.template.ReportWorld;
import cn.yipanqi.report.word.EditionDocument.Stage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.usermodel.IRunElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

class WordDocumentTest {

    private static final EditionDocument EDITION = Editions.yearly();
    private static final byte[] BYTES = Editions.bytes(EDITION);

    private static XWPFDocument open() throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(BYTES));
    }

    private static List<XWPFSDT> controls(XWPFDocument document) {
        List<XWPFSDT> controls = new ArrayList<>();
        for (XWPFParagraph paragraph : document.getParagraphs()) {
            for (IRunElement run : paragraph.getIRuns()) {
                if (run instanceof XWPFSDT control) {
                    controls.add(control);
                }
            }
        }
        return controls;
    }

    private static long twips(Object measure) {
        return Long.parseLong(measure.toString());
    }

    @Test
    void thePageIsTheOfficialOne() throws IOException {
        try (XWPFDocument document = open()) {
            CTSectPr section = document.getDocument().getBody().getSectPr();

            assertThat(twips(section.getPgSz().getW())).isEqualTo(11906);
            assertThat(twips(section.getPgSz().getH())).isEqualTo(16838);
            assertThat(millimetres(section.getPgMar().getTop())).isEqualTo(37);
            assertThat(millimetres(section.getPgMar().getBottom())).isEqualTo(35);
            assertThat(millimetres(section.getPgMar().getLeft())).isEqualTo(28);
            assertThat(millimetres(section.getPgMar().getRight())).isEqualTo(26);
            long textHeight = twips(section.getPgSz().getH())
                    - twips(section.getPgMar().getTop())
                    - twips(section.getPgMar().getBottom());
            assertThat(textHeight / 560).as("lines of 28 pt on a page").isEqualTo(22);
        }
    }

    private static long millimetres(Object twips) {
        return Math.round(twips(twips) * 25.4 / 1440);
    }

    @Test
    void titleHeadingsAndBodyBearTheOfficialFontsAndSizes() throws IOException {
        Docx docx = new Docx(BYTES);
        String styles = docx.part("word/styles.xml");

        assertThat(style(styles, "ReportTitle")).contains("w:eastAsia=\"方正小标宋简体\"", "<w:sz w:val=\"44\"/>");
        assertThat(style(styles, "ReportBody"))
                .contains("w:eastAsia=\"仿宋_GB2312\"", "<w:sz w:val=\"32\"/>", "w:firstLineChars=\"200\"");
        assertThat(style(styles, "Heading1")).contains("w:eastAsia=\"黑体\"", "<w:sz w:val=\"32\"/>");
        assertThat(style(styles, "Heading2")).contains("w:eastAsia=\"楷体_GB2312\"");
        assertThat(style(styles, "Normal")).contains("w:line=\"560\"", "w:lineRule=\"exact\"");
        assertThat(docx.part("word/fontTable.xml")).contains("方正小标宋_GBK", "华文中宋", "FangSong", "KaiTi");
        try (XWPFDocument document = open()) {
            assertThat(document.getParagraphs().get(0).getStyle()).isEqualTo("ReportTitle");
            assertThat(document.getParagraphs())
                    .extracting(XWPFParagraph::getStyle)
                    .allSatisfy(
                            id -> assertThat(document.getStyles().getStyle(id)).isNotNull());
            assertThat(document.getParagraphs().stream().filter(p -> "Heading1".equals(p.getStyle())))
                    .hasSize(7);
        }
    }

    private static String style(String styles, String id) {
        Matcher matcher = Pattern.compile("<w:style [^>]*w:styleId=\"" + id + "\".*?</w:style>", Pattern.DOTALL)
                .matcher(styles);
        assertThat(matcher.find()).as(id).isTrue();
        return matcher.group();
    }

    @Test
    void thePageNumberStandsOutsideOnOddAndEvenPages() throws IOException {
        try (XWPFDocument document = open()) {
            assertThat(document.getEvenAndOddHeadings()).isTrue();
            assertThat(document.getFooterList()).hasSize(2).allSatisfy(footer -> {
                assertThat(footer.getText().strip()).isEqualTo("— 1 —");
                assertThat(footer.getParagraphs().get(0).getCTP().xmlText()).contains(" PAGE ");
            });
            assertThat(document.getFooterList())
                    .extracting(footer ->
                            footer.getParagraphs().get(0).getAlignment().name())
                    .containsExactlyInAnyOrder("RIGHT", "LEFT");
        }
    }

    @Test
    void everyNumberStandsInAControlTaggedWithItsFigureAndTheEdition() throws IOException {
        try (XWPFDocument document = open()) {
            List<XWPFSDT> controls = controls(document);

            assertThat(controls).hasSize(ReportWorld.FIGURES.size() + 1);
            Set<String> codes = new HashSet<>();
            for (XWPFSDT control : controls) {
                NumberTag tag = Objects.requireNonNull(NumberTag.read(control.getTag()), control.getTag());
                assertThat(tag.edition()).isEqualTo(Editions.ID);
                assertThat(control.getTag()).hasSizeLessThanOrEqualTo(64);
                assertThat(control.getTitle()).hasSizeLessThanOrEqualTo(64);
                codes.add(tag.code());
                if (tag.code().equals("typed.1")) {
                    assertThat(control.getContent().getText()).isEqualTo("63");
                    assertThat(control.getTitle()).isEqualTo("※1 县级财政安排协同化经费");
                } else {
                    assertThat(control.getContent().getText())
                            .isEqualTo(ReportWorld.figure(tag.code()).display().replace("余", ""));
                }
            }
            codes.remove("typed.1");
            assertThat(codes).isEqualTo(ReportWorld.FIGURES.keySet());
        }
    }

    @Test
    void wordsNumbersAndCodesStandInTheOrderInWhichTheyAreRead() {
        String read = PageReader.read(new Docx(BYTES).part(Docx.BODY).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .paragraphs()
                .stream()
                .map(ReturnedPage.Paragraph::plain)
                .filter(text -> text.contains("V1"))
                .findFirst()
                .orElseThrow();

        assertThat(read).contains("受理救助和维权服务61V1场次。按开放日计算，职工之家使用率为92.5%V2，青年之家为77.4%V3，");
    }

    @Test
    void everyCodeLeadsToItsRowOfTheTable() {
        String body = new Docx(BYTES).part(Docx.BODY);

        Set<String> anchors = all(body, "<w:hyperlink [^>]*w:anchor=\"([^\"]+)\"");
        assertThat(anchors).hasSize(ReportWorld.FIGURES.size() + 1);
        assertThat(all(body, "<w:bookmarkStart [^>]*w:name=\"([^\"]+)\"")).isEqualTo(anchors);
    }

    @Test
    void aLittleOverStandsBehindTheCodeAndOutsideTheControl() {
        assertThat(new Docx(BYTES).part(Docx.BODY))
                .containsPattern("<w:t>3,000</w:t>.{0,400}<w:t>S3</w:t>.{0,160}<w:t>余次。");
    }

    private static Set<String> all(String text, String regex) {
        Set<String> found = new HashSet<>();
        for (Matcher matcher = Pattern.compile(regex).matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void theTableOfSourcesTellsEveryNumberWithoutTheControls() throws IOException {
        try (XWPFDocument document = open()) {
            XWPFTable table = document.getTables().get(0);

            assertThat(cells(table.getRow(0))).containsExactly("编号", "指标", "数字", "口径", "期间", "依据", "责任单位");
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRows()).hasSize(EDITION.sources().size() + 1).allMatch(XWPFTableRow::isCantSplitRow);
            assertThat(table.getRows().stream()
                            .map(WordDocumentTest::cells)
                            .filter(cells -> cells.get(0).equals("A3")))
                    .containsExactly(List.of(
                            "A3",
                            "发放款物",
                            "51.6万元",
                            "种类为“发放款物”的事项数，协同单位重复登记的只计一次",
                            "2022-01-01 ～\n2022-12-31",
                            "120条",
                            "县总工会"));
            assertThat(table.getRows().stream()
                            .map(WordDocumentTest::cells)
                            .filter(cells -> cells.get(0).equals("※1")))
                    .containsExactly(
                            List.of("※1", "县级财政安排协同化经费", "63万元", "人工填报", "2022-01-01 ～\n2022-12-31", "--", "协同办 王某"));
        }
    }

    @Test
    void theTableIsAsWideAsTheText() throws IOException {
        try (XWPFDocument document = open()) {
            long width = document.getTables().get(0).getCTTbl().getTblGrid().getGridColList().stream()
                    .mapToLong(column -> twips(column.getW()))
                    .sum();
            assertThat(width).isBetween(OfficialPage.textWidth() - 10, OfficialPage.textWidth() + 10);
        }
    }

    private static List<String> cells(XWPFTableRow row) {
        return row.getTableCells().stream().map(cell -> cell.getText().strip()).toList();
    }

    @Test
    void aDraftSaysThatItIsOneAndAFrozenEditionSaysItsDay() {
        EditionDocument draft = Editions.of("# 报告\n活动{activity.sessions}场。", Editions.ID, ReportWorld.all(), false);

        assertThat(new Docx(Editions.bytes(draft)).part(Docx.BODY)).contains("（拟稿）", "本件尚未签发，所列数字截至记账号2,306");
        assertThat(new Docx(BYTES).part(Docx.BODY))
                .contains("（县委副书记2023年1月2日签发，2023年1月4日报送）", "随报告一并报送")
                .doesNotContain("拟稿", "草稿");
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT, （拟稿）",
        "REVIEW, （核稿中）",
        "REVIEWED, （已核稿，待签发）",
        "SIGNED, （县委副书记2023年1月2日签发，待报送）",
        "FROZEN, （县委副书记2023年1月2日签发，2023年1月4日报送）"
    })
    void everyFileIsHeadedWithHowFarTheEditionHasCome(Stage stage, String head) {
        EditionDocument draft = Editions.of("# 报告\n活动{activity.sessions}场。", Editions.ID, ReportWorld.all(), false);
        EditionDocument edition =
                new EditionDocument(draft.id(), draft.narrative(), draft.sources(), Editions.standing(stage));
        String body = new Docx(Editions.bytes(edition)).part(Docx.BODY);
        assertThat(body).contains(head);
        assertThat(body.contains("尚未签发"))
                .as("what is signed is no draft")
                .isEqualTo(stage != Stage.SIGNED && stage != Stage.FROZEN);
    }

    @Test
    void theSameEditionGivesTheSameBytesAtAnyTimeAndInAnyZone() throws Exception {
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            // A zip tells time in steps of two seconds, properties in whole ones.
            Thread.sleep(2_100);
            assertThat(java.util.Arrays.equals(Editions.bytes(Editions.yearly()), BYTES))
                    .isTrue();
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void aReportWithoutNumbersHasNoTable() throws IOException {
        byte[] bytes = Editions.bytes(Editions.of("# 报告\n工作有序。"));

        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            assertThat(document.getTables()).isEmpty();
            assertThat(document.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .doesNotContain("附件：数据来源表");
        }
    }

    @Test
    void aNumberWithoutSourceOrALongerTagThanWordHoldsIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EditionDocument(Editions.ID, EDITION.narrative(), List.of(), EDITION.standing()))
                .withMessageContaining("※1");
        assertThatIllegalArgumentException().isThrownBy(() -> new NumberTag("x".repeat(42), Editions.ID).text());
    }

    @Test
    void aTagIsReadBackAndForeignOnesAreNone() {
        NumberTag tag = new NumberTag("activity.new_economy.recipients", UUID.randomUUID());

        assertThat(NumberTag.read(tag.text())).isEqualTo(tag);
        assertThat(NumberTag.read("Client_Name")).isNull();
        assertThat(NumberTag.read("mail@example.org")).isNull();
        assertThat(NumberTag.read("a@!!!!!!!!!!!!!!!!!!!!!!")).isNull();
    }
}
