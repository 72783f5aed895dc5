package cn.yipanqi.report.word;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.report.template.ReportText;
import cn.yipanqi.report.template.ReportWorld;
import cn.yipanqi.report.word.EditionDocument.Stage;
import cn.yipanqi.report.word.NumberChange.Means;
import cn.yipanqi.report.word.TextChange.Kind;
import cn.yipanqi.report.word.TextChange.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReturnedDocumentTest {

    private static final EditionDocument EDITION = Editions.yearly();
    private static final byte[] GIVEN = Editions.bytes(EDITION);

    private static Docx given() {
        return new Docx(GIVEN);
    }

    private static ReturnedDocument read(Docx docx) {
        return ReturnedDocument.read(docx.bytes(), EDITION);
    }

    @Test
    void aFileNobodyTouchedIsUnchanged() {
        ReturnedDocument returned = ReturnedDocument.read(GIVEN, EDITION);

        assertThat(returned).isEqualTo(new ReturnedDocument(List.of(), List.of(), List.of(), List.of(), true, true));
        assertThat(returned.unchanged()).isTrue();
    }

    @Test
    void aNumberChangedInItsControlIsListedAndItsParagraphIsNot() {
        ReturnedDocument returned = read(given().number("activity.sessions", "400"));

        assertThat(returned.changed())
                .containsExactly(new NumberChange("activity.sessions", "A1", "共同开展活动", "345", "400", Means.CONTROL));
        assertThat(returned.removed()).isEmpty();
        assertThat(returned.texts()).isEmpty();
    }

    @Test
    void aNumberTypedByHandIsKnownToo() {
        assertThat(read(given().number("typed.1", "70")).changed())
                .containsExactly(new NumberChange("typed.1", "※1", "县级财政安排协同化经费", "63", "70", Means.CONTROL));
    }

    @Test
    void writtenOtherwiseIsNotChanged() {
        assertThat(read(given().number("video.views", "3000").number("activity.sessions", "３４５"))
                        .unchanged())
                .isTrue();
    }

    @Test
    void aSuiteThatDropsTheControlsLeavesTheCodes() {
        assertThat(read(given().withoutControls()))
                .isEqualTo(new ReturnedDocument(List.of(), List.of(), List.of(), List.of(), false, true));

        ReturnedDocument returned = read(given().number("activity.amount", "60")
                .number("talk.sessions", "1,019")
                .withoutControls());
        assertThat(returned.changed())
                .containsExactlyInAnyOrder(
                        new NumberChange("activity.amount", "A3", "发放款物", "51.6", "60", Means.CARD_CODE),
                        new NumberChange("talk.sessions", "S9", "宣讲", "19", "1,019", Means.CARD_CODE));
        assertThat(returned.texts()).isEmpty();
    }

    @Test
    void whereTheCodesAreGoneTooTheWordsBeforeANumberTell() {
        ReturnedDocument returned = read(given().number("lecture.sessions", "20")
                .withoutControls()
                .withoutCodes()
                .withoutIdentifier());

        assertThat(returned.changed())
                .containsExactly(new NumberChange("lecture.sessions", "T1", "党课", "16", "20", Means.WORDS));
        assertThat(returned.removed()).isEmpty();
        assertThat(returned.texts()).isEmpty();
        assertThat(returned.controls()).isFalse();
    }

    @Test
    void aNumberChangedInTheTableIsListed() {
        ReturnedDocument returned = read(given().words("12个", "13个"));

        assertThat(returned.changed())
                .containsExactly(new NumberChange("station.count", "O2", "乡镇群团服务站", "12个", "13个", Means.TABLE));
    }

    @Test
    void aRowTakenOutOfTheTableIsListedAndAMissingTableIsSaid() {
        ReturnedDocument row = read(
                given().body(xml -> xml.replaceAll("<w:tr>(?:(?!</w:tr>).)*source_T3(?:(?!</w:tr>).)*</w:tr>", "")));
        assertThat(row.removed()).containsExactly(new NumberRemoved("training.sessions", "T3", "培训", "8期", 1, true));

        ReturnedDocument table = read(given().withoutTable());
        assertThat(table.removed()).isEmpty();
        assertThat(table.table()).isFalse();
    }

    @Test
    void aControlEmptiedOrShowingItsPromptIsARemovedNumber() {
        assertThat(read(given().number("study.sessions", "")).removed())
                .containsExactly(new NumberRemoved("study.sessions", "T2", "周三集中学习", "45", 1, false));
        assertThat(read(given().body(xml ->
                                xml.replaceFirst("(<w:tag w:val=\"study.sessions@[^/]*/>)", "$1<w:showingPlcHdr/>")))
                        .removed())
                .extracting(NumberRemoved::cardCode)
                .containsExactly("T2");
    }

    @Test
    void aChangedParagraphComesWithItsTokensReadyToBeTakenOver() {
        ReturnedDocument returned = read(given().words("各类活动", "各类群众性活动").number("activity.sessions", "400"));

        TextChange change = returned.texts().get(0);
        assertThat(returned.texts()).hasSize(1);
        assertThat(change.kind()).isEqualTo(Kind.CHANGED);
        assertThat(change.part()).isEqualTo(Part.PARAGRAPH);
        assertThat(change.before()).contains("全年共同开展各类活动345场次，其中两家以上联合开展58场次");
        assertThat(change.after()).contains("全年共同开展各类群众性活动400场次，其中两家以上联合开展58场次");
        assertThat(change.source()).contains("全年共同开展各类群众性活动{activity.sessions}场次", "发放款物{activity.amount|wan}万元");
        assertThat(change.unsourced()).isEmpty();
        assertThat(ReportText.parse("# 报告\n" + change.source(), ReportWorld.VOCABULARY)
                        .numbers())
                .hasSize(4);
    }

    @Test
    void anAddedParagraphKnowsItsPlaceAndTheNumbersNobodyAnswersFor() {
        ReturnedDocument returned = read(given().body(xml -> xml.replaceFirst(
                "(<w:p>(?:(?!</w:p>).)*五、服务共融)", "<w:p><w:r><w:t>另外举办灯会1场，2.5万人次参加。</w:t></w:r></w:p>$1")));

        assertThat(returned.texts()).hasSize(1);
        TextChange change = returned.texts().get(0);
        assertThat(change.kind()).isEqualTo(Kind.ADDED);
        assertThat(change.after()).isEqualTo("另外举办灯会1场，2.5万人次参加。");
        assertThat(change.before()).isNull();
        assertThat(change.unsourced()).containsExactly("1", "2.5");
        assertThat(EDITION.narrative().passages().stream()
                        .filter(passage -> passage.block() == change.block())
                        .findFirst())
                .as("behind the paragraph on activities")
                .hasValueSatisfying(
                        passage -> assertThat(passage.pieces().toString()).contains("activity.sessions"));
    }

    @Test
    void aRemovedParagraphTakesItsNumbersWithIt() {
        ReturnedDocument returned =
                read(given().body(xml -> xml.replaceFirst("<w:p>(?:(?!</w:p>).)*围绕中心工作(?:(?!</w:p>).)*</w:p>", "")));

        assertThat(returned.texts()).hasSize(1);
        assertThat(returned.texts().get(0).kind()).isEqualTo(Kind.REMOVED);
        assertThat(returned.removed()).extracting(NumberRemoved::cardCode).containsExactly("A1", "A2", "A3", "A4");
    }

    @Test
    void titleHeadingAndAnnexChangesSayWhereTheyStand() {
        ReturnedDocument returned = read(given().words("工作报告</w:t>", "工作总结</w:t>")
                .words("四、活动共办", "四、活动联办")
                .words("均标有编号", "都标有编号"));

        assertThat(returned.texts()).extracting(TextChange::part).containsExactly(Part.TITLE, Part.HEADING, Part.ANNEX);
    }

    @Test
    void trackedChangesCountAsTheyWouldRead() {
        ReturnedDocument returned = read(
                given().body(
                                xml -> xml.replaceFirst(
                                        "(<w:tag w:val=\"activity.sessions@.*?<w:sdtContent>)<w:r><w:t>345</w:t></w:r>",
                                        "$1<w:del w:id=\"900\" w:author=\"a\"><w:r><w:delText>345</w:delText></w:r></w:del>"
                                                + "<w:ins w:id=\"901\" w:author=\"a\"><w:r><w:t>34</w:t></w:r><w:r><w:t>6</w:t></w:r></w:ins>")));

        assertThat(returned.changed())
                .extracting(NumberChange::ours, NumberChange::theirs)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("345", "346"));
    }

    @Test
    void aNumberPastedFromAnotherEditionIsForeign() {
        UUID lastYear = UUID.fromString("01790a5d-ac96-774b-bcce-b302099a8057");
        String control = "<w:sdt><w:sdtPr><w:tag w:val=\"" + new NumberTag("activity.sessions", lastYear).text()
                + "\"/></w:sdtPr><w:sdtContent><w:r><w:t>301</w:t></w:r></w:sdtContent></w:sdt>";
        ReturnedDocument returned = read(given().body(xml -> xml.replaceFirst(
                "(<w:p>(?:(?!</w:p>).)*五、服务共融)",
                "<w:p><w:r><w:t>上年开展活动</w:t></w:r>" + control + "<w:r><w:t>场次。</w:t></w:r></w:p>$1")));

        assertThat(returned.foreign()).containsExactly(new ForeignNumber("activity.sessions", lastYear, "301"));
        assertThat(returned.changed()).isEmpty();
        assertThat(returned.texts()).extracting(TextChange::after).containsExactly("上年开展活动301场次。");
        assertThat(returned.texts().get(0).unsourced()).containsExactly("301");
    }

    @Test
    void aNumberThatStandsTwiceIsComparedInBothPlaces() {
        EditionDocument twice = Editions.of("# 报告\n活动{activity.sessions}场。\n其中城区活动也计入上述{activity.sessions}场。");
        Docx docx = new Docx(Editions.bytes(twice)).body(xml -> {
            int second = xml.lastIndexOf("<w:t>345</w:t>");
            return xml.substring(0, second) + "<w:t>344</w:t>" + xml.substring(second + "<w:t>345</w:t>".length());
        });

        assertThat(ReturnedDocument.read(docx.bytes(), twice).changed())
                .extracting(NumberChange::theirs)
                .containsExactly("344");
    }

    /** The source of the edition that came back in {@code report/returned-libreoffice.docx}, saved by LibreOffice 7.4. */
    private static final String SMALL =
            "# {county}{period}报告\n@ 协同办\n## 一、活动共办\n共同开展活动{activity.sessions}场次，点击{video.views}次，预算{typed:经费|63|万元}。\n各家共同努力。";

    @Test
    void aFileThatWasGivenOutAtAnotherStepShowsNoChangeForIt() {
        EditionDocument yearly = Editions.yearly();
        for (Stage given : Stage.values()) {
            for (Stage now : Stage.values()) {
                ReturnedDocument returned = ReturnedDocument.read(Editions.bytes(at(yearly, given)), at(yearly, now));
                assertThat(returned.texts()).as("%s, %s", given, now).isEmpty();
                assertThat(returned.changed()).as("%s, %s", given, now).isEmpty();
            }
        }
    }

    private static EditionDocument at(EditionDocument edition, Stage stage) {
        return new EditionDocument(edition.id(), edition.narrative(), edition.sources(), Editions.standing(stage));
    }

    @Test
    void aFileThatAnotherOfficeSuiteSavedIsComparedAsWell() throws IOException {
        EditionDocument small = Editions.of(SMALL);
        byte[] saved;
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("/report/returned-libreoffice.docx"))) {
            saved = in.readAllBytes();
        }
        ReturnedDocument returned = ReturnedDocument.read(saved, small);

        assertThat(returned.controls())
                .as("it keeps the controls but loses their tags")
                .isFalse();
        assertThat(returned.table()).isTrue();
        assertThat(returned.changed())
                .containsExactly(new NumberChange("activity.sessions", "A1", "共同开展活动", "345", "346", Means.CARD_CODE));
        assertThat(returned.removed()).isEmpty();
        assertThat(returned.texts()).extracting(TextChange::after).containsExactly("各家共同奋斗。");
    }
}
