package cn.yipanqi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.reading.EntryLists;
import cn.yipanqi.ledger.reading.EntrySearch;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.RegionCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program may send, and what it is told. Nothing hostile, and nothing that fails half-way, reaches the ledger. */
@YipanqiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeApiTest {

    private static final long COUNTY = 632625;
    private static final String HEAD = "久治县总工会2022年活动台账\n序号|日期|活动名称|参加人数|发放金额(元)\n";

    @Autowired
    MockMvc web;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    JsonMapper json;

    @Autowired
    EntryLists entries;

    @Autowired
    Intakes intakes;

    @Autowired
    Posting posting;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Desk desk;

    @BeforeAll
    void desk() {
        desk = new Desk(web, accounts, tokens, COUNTY, Role.COORDINATOR, null);
    }

    private static <T> T asCounty(Supplier<T> action) {
        return CurrentScope.call(Scope.job("test", RegionCode.county(COUNTY)), action);
    }

    private long posted(int year) {
        return asCounty(
                () -> entries.counts(EntrySearch.of(COUNTY, Period.year(year))).entries());
    }

    private JsonNode body(MockHttpServletResponse response) throws Exception {
        return json.readTree(response.getContentAsString());
    }

    private MockHttpServletResponse send(int year, String name, byte[] content) throws Exception {
        return desk.uploadByApi(year, Books.file(name, content));
    }

    /** The words about a file of which nothing can be read. */
    private String refusal(String name, byte[] content) throws Exception {
        MockHttpServletResponse response = send(2022, name, content);
        assertThat(response.getStatus()).isEqualTo(422);
        JsonNode sheet = body(response).get("sheets").get(0);
        assertThat(sheet.get("file").asString()).isEqualTo(name);
        assertThat(sheet.get("sheet").isNull()).isTrue();
        assertThat(posted(2022)).isZero();
        return sheet.get("problems").get(0).get("message").asString();
    }

    @Test
    void anUploadIsToldSheetBySheetPostedAndUndone() throws Exception {
        MockHttpServletResponse created = send(
                2021,
                "久治县总工会2021年活动台账.xlsx",
                Books.book(
                        "2021年", (HEAD + "#1|2021.3.5|慰问|#12|#500\n#2|2021.4.31|宣传|#30|\n").replace("2022", "2021")));
        JsonNode body = body(created);
        String url = "/api/v1/intakes/" + body.get("id").asString();
        assertThat(created.getStatus()).isEqualTo(201);
        assertThat(created.getHeader("Location")).isEqualTo(url);
        JsonNode sheet = body.get("sheets").get(0);
        assertThat(sheet.get("kind").asString()).isEqualTo("activity");
        assertThat(sheet.get("unit").asString()).isEqualTo("总工会");
        assertThat(sheet.get("rows").asInt()).isEqualTo(2);
        assertThat(sheet.get("valid").asInt()).isEqualTo(1);
        assertThat(sheet.get("problems").get(0).get("row").asInt()).isEqualTo(4);
        assertThat(sheet.get("problems").get(0).get("column").asString()).isEqualTo("B");
        assertThat(sheet.get("ignored").get(0).get("reason").asString()).isEqualTo("标题");
        assertThat(body(desk.send(get(url))).get("sheets")).isEqualTo(body.get("sheets"));

        MockHttpServletResponse all = desk.send(
                post(url + "/posting").contentType(MediaType.APPLICATION_JSON).content("{\"rows\":\"all\"}"));
        assertThat(all.getStatus()).isEqualTo(422);
        JsonNode outcome = body(desk.send(
                post(url + "/posting").contentType(MediaType.APPLICATION_JSON).content("{}")));
        assertThat(outcome.get("posted").asInt()).isEqualTo(1);
        assertThat(posted(2021)).isEqualTo(1);
        assertThat(desk.send(post(url + "/posting")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{}"))
                        .getStatus())
                .isEqualTo(409);

        assertThat(desk.send(delete(url)).getStatus()).isEqualTo(204);
        assertThat(posted(2021)).isZero();
    }

    @Test
    void aSecondSendingUnderTheSameKeyMakesNoSecondUpload() throws Exception {
        String key = "intake-once-" + java.util.UUID.randomUUID();
        byte[] book = Books.book("2020年", (HEAD + "#1|2020.3.5|慰问|#12|#500\n").replace("2022", "2020"));
        String[] ids = new String[2];
        for (int i = 0; i < 2; i++) {
            MockHttpServletResponse response = desk.sendUnder(
                    key,
                    multipart("/api/v1/intakes")
                            .file(Books.file("总工会.xlsx", book))
                            .param("county", String.valueOf(COUNTY))
                            .param("year", "2020"));
            assertThat(response.getStatus()).isEqualTo(201);
            ids[i] = body(response).get("id").asString();
        }
        assertThat(ids[0]).isEqualTo(ids[1]);
    }

    @Test
    void anUnreadableFileIsNamedBesideTheReadableOnes() throws Exception {
        MockHttpServletResponse response = desk.uploadByApi(
                2022,
                Books.file("假的.xlsx", "这不是工作簿".getBytes(StandardCharsets.UTF_8)),
                Books.file("总工会.xlsx", Books.book("2022年", HEAD + "#1|2022.3.5|慰问|#12|#500\n")));

        assertThat(response.getStatus()).isEqualTo(201);
        JsonNode sheets = body(response).get("sheets");
        assertThat(sheets).hasSize(2);
        assertThat(sheets.get(0).get("problems").get(0).get("message").asString())
                .contains("不是工作簿");
        assertThat(sheets.get(1).get("valid").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsNoWorkbookIsRefusedInWords() throws Exception {
        assertThat(refusal("说明.xlsx", "纯文本".getBytes(StandardCharsets.UTF_8))).contains("不是工作簿");
        assertThat(refusal("空.xlsx", new byte[0])).contains("空文件");
        assertThat(refusal("加密.xlsx", encrypted())).contains("密码");
        assertThat(refusal("炸弹.xlsx", bomb())).contains("体积异常");
        assertThat(refusal("机密台账.xlsx", Books.book("2022年", HEAD + "#1|2022.3.5|慰问|#12|#500\n")))
                .contains("机密");
    }

    @Test
    void aSheetTooWideOrTooLongIsRefusedAtItsPlaceAndTheServerStaysUp() throws Exception {
        JsonNode wide = body(send(2022, "宽.xlsx", sized(3, 200))).get("sheets").get(0);
        assertThat(wide.get("valid").asInt()).isZero();
        assertThat(wide.get("problems").get(0).get("message").asString()).contains("超过 100 列");
        JsonNode deep =
                body(send(2022, "长.xlsx", sized(100_000, 4))).get("sheets").get(0);
        assertThat(deep.get("problems").get(0).get("message").asString()).contains("行，没有读取");
        assertThat(desk.send(get("/intakes")).getStatus()).isEqualTo(200);
        assertThat(posted(2022)).isZero();
    }

    @Test
    void aSheetOfAnotherCountyOrYearCannotBePosted() throws Exception {
        for (String head : new String[] {HEAD.replace("久治县", "玛多县"), HEAD.replace("2022", "2019")}) {
            MockHttpServletResponse response =
                    send(2022, "台账.xlsx", Books.book("Sheet1", head + "#1|3月5日|慰问|#12|#500\n"));
            JsonNode sheet = body(response).get("sheets").get(0);
            assertThat(sheet.get("valid").asInt()).isZero();
            assertThat(sheet.get("problems").get(0).get("message").asString()).contains("请核对是否传错了文件");
            String url = "/api/v1/intakes/" + body(response).get("id").asString() + "/posting";
            assertThat(desk.send(post(url)
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content("{}"))
                            .getStatus())
                    .isEqualTo(422);
        }
        assertThat(posted(2022)).isZero();
    }

    @Test
    void datesOutOfTheYearNegativePeopleAndWordsForNumbersStandAtTheirCells() throws Exception {
        JsonNode problems = body(send(
                        2022,
                        "总工会.xlsx",
                        Books.book(
                                "2022年",
                                HEAD + "#1|2021.3.5|慰问|#12|#500\n#2|2022.3.6|宣传|#-3|\n#3|2022.3.7|走访|许多人|五百块\n")))
                .get("sheets")
                .get(0)
                .get("problems");
        assertThat(problems.findValuesAsString("cell")).contains("2021.3.5", "-3", "许多人");
        assertThat(problems.findValuesAsString("row")).contains("3", "4", "5");
    }

    @Test
    void anOrganisationWhoseLedgerComesBeforeItIsRegisteredIsAnnouncedAndRegisteredWithThePosting() throws Exception {
        String head = "久治县归国华侨联合会2017年活动台账\n序号|日期|活动名称|协同单位|参加人数\n";
        MockHttpServletResponse response = desk.uploadByApi(
                2017,
                Books.file("侨联.xlsx", Books.book("2017年", head + "#1|2017.3.5|侨法宣传|总工会|#12\n")),
                Books.file(
                        "总工会.xlsx",
                        Books.book("2017年", head.replace("归国华侨联合会", "总工会") + "#1|2017.3.5|侨法宣传|县侨联|#12\n")));
        JsonNode sheet = body(response).get("sheets").get(0);
        assertThat(sheet.get("valid").asInt()).isEqualTo(1);
        assertThat(sheet.get("unit").isNull()).isTrue();
        assertThat(sheet.get("problems").get(0).get("message").asString()).contains("侨联", "久治县归国华侨联合会", "登记");
        assertThat(asCounty(() -> directory.of(COUNTY).units().map(unit -> unit.shortName())))
                .doesNotContain("侨联");

        String url = "/api/v1/intakes/" + body(response).get("id").asString();
        MockHttpServletResponse posted = desk.send(
                post(url + "/posting").contentType(MediaType.APPLICATION_JSON).content("{}"));
        assertThat(body(posted).get("posted").asInt()).isEqualTo(2);
        assertThat(body(desk.send(get(url))).get("sheets").get(0).get("unit").asString())
                .isEqualTo("侨联");
        JsonNode group = body(desk.send(get("/api/v1/duplicates?county=" + COUNTY + "&year=2017")))
                .get("groups")
                .get(0);
        assertThat(group.get("sure").asBoolean()).isTrue();
        assertThat(group.get("entries").findValuesAsString("unit")).containsExactlyInAnyOrder("侨联", "总工会");
        assertThat(desk.send(delete(url)).getStatus()).isEqualTo(204);
    }

    @Test
    void whatFailsInTheMiddleOfAPostingLeavesNothing() {
        var upload = new IntakeApi.Received(Books.file(
                "总工会.xlsx", Books.book("2018年", (HEAD + "#1|2018.3.5|慰问|#12|#500\n").replace("2022", "2018"))));
        Intake intake = asCounty(() -> intakes.receive(COUNTY, 2018, java.util.List.of(upload)));
        TransactionTemplate transaction = new TransactionTemplate(transactions);

        assertThatThrownBy(() -> asCounty(() -> transaction.execute(status -> {
                    posting.post(intake.id(), PostingChoices.USUAL);
                    throw new IllegalStateException("the machine stops");
                })))
                .hasMessage("the machine stops");

        assertThat(posted(2018)).isZero();
        asCounty(() -> transaction.execute(status -> {
            assertThat(jdbc.sql("select count(*) from intake.posted_row where county = ? and year = 2018")
                            .param(COUNTY)
                            .query(Long.class)
                            .single())
                    .isZero();
            return true;
        }));
        assertThat(asCounty(() -> intakes.find(intake.id()).state())).isEqualTo(IntakeState.PREVIEW);
        assertThat(asCounty(() -> posting.post(intake.id(), PostingChoices.USUAL))
                        .posted())
                .isEqualTo(1);
    }

    private static byte[] sized(int rows, int columns) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("2022年");
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    sheet.value(row, column, "值" + column);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] encrypted() throws Exception {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var out = encryptor.getDataStream(file)) {
                out.write(Books.book("2022年", HEAD));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
