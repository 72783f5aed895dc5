package cn.yipanqi.intake.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.intake.Books;
import cn.yipanqi.intake.Desk;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.RegionCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What went in comes out in the same layout, and fills a form that somebody else made. */
@YipanqiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkbooksOutTest {

    /** A county of its own: the union's real workbook, as if it were this one's. */
    private static final long COUNTY = 632624;

    private static final DataFormatter SHOWN = new DataFormatter();

    @Autowired
    MockMvc web;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Directory directory;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Desk desk;
    private UUID union;
    private byte[] out = {};

    @BeforeAll
    void unionsYearIsPosted() throws Exception {
        desk = new Desk(web, accounts, tokens, COUNTY, Role.COORDINATOR, null);
        union = Desk.unit(directory, COUNTY, "总工会");
        assertThat(take(
                                "达日县总工会2022年活动台账.xlsx",
                                here(Files.readAllBytes(Path.of("demo/banma-2022/班玛县总工会2022年活动台账.xlsx"))))
                        .get("posted")
                        .asInt())
                .isGreaterThan(40);
    }

    /** The sample's workbook under this county's name. */
    private static byte[] here(byte[] workbook) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (Sheet sheet : book) {
                sheet.forEach(row -> row.forEach(cell -> {
                    if (cell.getCellType() == CellType.STRING) {
                        String text = cell.getStringCellValue().replace("班玛", "达日");
                        cell.setBlank();
                        cell.setCellValue(text);
                    }
                }));
            }
            return Books.bytes(book);
        }
    }

    private JsonNode take(String name, byte[] book) throws Exception {
        MockHttpServletResponse received = desk.uploadByApi(2022, Books.file(name, book));
        assertThat(received.getStatus()).as(received.getContentAsString()).isEqualTo(201);
        String id = json.readTree(received.getContentAsString()).get("id").asString();
        MockHttpServletResponse posted = desk.send(post("/api/v1/intakes/" + id + "/posting")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}"));
        assertThat(posted.getStatus())
                .as(posted.getContentAsString() + received.getContentAsString())
                .isEqualTo(200);
        return json.readTree(posted.getContentAsString());
    }

    private MockHttpServletResponse export(int year) throws Exception {
        return desk.send(get("/api/v1/workbooks")
                .param("county", String.valueOf(COUNTY))
                .param("kind", "activity")
                .param("unit", "总工会")
                .param("year", String.valueOf(year)));
    }

    private byte[] filled(byte[] form, String... more) throws Exception {
        var request = multipart("/api/v1/workbooks")
                .file(new MockMultipartFile("form", "上报表.xlsx", "application/octet-stream", form))
                .param("county", String.valueOf(COUNTY))
                .param("year", "2022");
        for (int i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        MockHttpServletResponse response = desk.send(request);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return response.getContentAsByteArray();
    }

    private static String shown(Sheet sheet, int row, int column) {
        var line = sheet.getRow(row - 1);
        return line == null ? "" : SHOWN.formatCellValue(line.getCell(column));
    }

    @Test
    @Order(1)
    void theUnionsActivitiesComeOutInItsOwnLayout() throws Exception {
        MockHttpServletResponse response = export(2022);
        assertThat(response.getStatus()).isEqualTo(200);
        out = response.getContentAsByteArray();
        try (XSSFWorkbook made = new XSSFWorkbook(new ByteArrayInputStream(out));
                XSSFWorkbook old =
                        new XSSFWorkbook(Files.newInputStream(Path.of("demo/banma-2022/班玛县总工会2022年活动台账.xlsx")))) {
            Sheet sheet = made.getSheetAt(0);
            for (int row = 1; row <= 3; row++) {
                for (int column = 0; column < 8; column++) {
                    assertThat(shown(sheet, row, column).replace("达日", "班玛"))
                            .isEqualTo(shown(old.getSheetAt(0), row, column));
                }
            }
        }
    }

    @Test
    @Order(2)
    void whatCameOutGoesInAgainUnchanged() throws Exception {
        JsonNode again = take("又一份.xlsx", out);
        assertThat(again.get("posted").asInt()).isZero();
        assertThat(again.get("corrected").asInt()).isZero();
        assertThat(again.get("missing").asInt()).isZero();
        assertThat(again.get("unchanged").asInt()).isGreaterThan(40);
    }

    @Test
    @Order(3)
    void anotherYearHasItsOwnYearInTheTitleAndNoRows() throws Exception {
        try (XSSFWorkbook made =
                new XSSFWorkbook(new ByteArrayInputStream(export(2023).getContentAsByteArray()))) {
            assertThat(shown(made.getSheetAt(0), 1, 0)).contains("2023").doesNotContain("2022");
        }
    }

    @Test
    @Order(4)
    void aFormFromAboveIsFilledInItsOwnUnitsAndKeepsItsLooks() throws Exception {
        byte[] form = Books.book(
                "上报表", "达日县群团活动情况统计表\n序号|活动时间|活动名称|参与单位|参加人次|发放款物(万元)\n|||||\n|||||\n合计|||||\n填表人：|||审核人：||\n");
        byte[] looks;
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(form))) {
            var style = workbook.createCellStyle();
            style.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
            style.setFillPattern(org.apache.poi.ss.usermodel.FillPatternType.SOLID_FOREGROUND);
            var blank = workbook.getSheetAt(0).createRow(2);
            for (int column = 0; column < 6; column++) {
                blank.createCell(column);
            }
            workbook.getSheetAt(0).getRow(2).forEach(cell -> cell.setCellStyle(style));
            looks = Books.bytes(workbook);
        }

        try (XSSFWorkbook made = new XSSFWorkbook(new ByteArrayInputStream(filled(looks, "unit", union.toString())))) {
            Sheet sheet = made.getSheetAt(0);
            assertThat(shown(sheet, 1, 0)).isEqualTo("达日县群团活动情况统计表");
            assertThat(shown(sheet, 3, 1)).matches("2022-\\d{2}-\\d{2}.*");
            assertThat(sheet.getRow(20).getCell(2).getCellStyle().getFillForegroundColor())
                    .isEqualTo(IndexedColors.LIGHT_YELLOW.getIndex());
            int total = 3;
            double money = 0;
            while (!shown(sheet, total, 0).equals("合计")) {
                var cell = sheet.getRow(total - 1).getCell(5);
                money += cell != null && cell.getCellType() == CellType.NUMERIC ? cell.getNumericCellValue() : 0;
                total++;
            }
            assertThat(total).isGreaterThan(43);
            assertThat(sheet.getRow(total - 1).getCell(5).getNumericCellValue())
                    .isCloseTo(money, org.assertj.core.data.Offset.offset(1e-6))
                    .isBetween(0.1, 100.0);
            assertThat(shown(sheet, total + 1, 0)).isEqualTo("填表人：");
        }
    }

    @Test
    @Order(5)
    void aTextThatLooksLikeAFormulaStaysAText() throws Exception {
        take("达日县科协2022年活动台账.xlsx", Books.book("2022年", "达日县科协2022年活动台账\n序号|日期|活动名称|参加人数\n#1|2022.6.1|=1+1科普|约150\n"));
        byte[] form = Books.book("表", "科协活动统计表\n序号|日期|活动名称|参加人数\n");

        try (XSSFWorkbook made = new XSSFWorkbook(new ByteArrayInputStream(filled(form, "unit", "科协")))) {
            var cell = made.getSheetAt(0).getRow(2).getCell(2);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue()).isEqualTo("=1+1科普");
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(shown(made.getSheetAt(0), 3, 3)).isEqualTo("约150");
            assertThat(shown(made.getSheetAt(0), 4, 0)).isEqualTo("合计");
            assertThat(shown(made.getSheetAt(0), 4, 3)).isEqualTo("约150");
        }
    }

    @Test
    @Order(6)
    void whatCannotBeFilledIsRefusedInWords() throws Exception {
        for (byte[] form :
                new byte[][] {Books.book("表", "随便写写\n没有表头\n"), "不是表".getBytes(java.nio.charset.StandardCharsets.UTF_8)
                }) {
            MockHttpServletResponse response = desk.send(multipart("/api/v1/workbooks")
                    .file(new MockMultipartFile("form", "表.xlsx", "application/octet-stream", form))
                    .param("county", String.valueOf(COUNTY))
                    .param("year", "2022"));
            assertThat(response.getStatus()).isEqualTo(422);
        }
        assertThat(desk.send(get("/api/v1/workbooks")
                                .param("county", String.valueOf(COUNTY))
                                .param("kind", "talk")
                                .param("year", "2022"))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    @Order(7)
    void everyWorkbookTakenOutIsOnRecordAndLayoutsAreListed() throws Exception {
        Long records = CurrentScope.call(
                Scope.job("test", RegionCode.county(COUNTY)),
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql(
                                        "select count(*) from audit.event where county = ? and action = 'intake.export'")
                                .param(COUNTY)
                                .query(Long.class)
                                .single()));
        assertThat(records).isGreaterThanOrEqualTo(4);
        assertThat(desk.page(get("/intakes/out"))).contains("达日县总工会2022年活动台账.xlsx", "科协", "填好并下载");
        Desk admin = new Desk(web, accounts, tokens, COUNTY, Role.SYSTEM_ADMIN, null);
        assertThat(admin.send(get("/intakes/out")).getStatus()).isEqualTo(403);
        Desk leader = new Desk(web, accounts, tokens, COUNTY, Role.LEADER, null);
        assertThat(leader.send(get("/intakes/out/workbook")
                                .param("county", String.valueOf(COUNTY))
                                .param("kind", "activity")
                                .param("unit", union.toString())
                                .param("year", "2022"))
                        .getStatus())
                .isEqualTo(200);
    }
}
