package cn.yipanqi.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.ledger.LedgerWorld.Person;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@YipanqiTest
class EntryExportTest {

    private static final long COUNTY = 513227;
    private static final int TITLE = 3;

    @Autowired
    LedgerWorld world;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Person coordinator;

    @BeforeEach
    void someoneWhoKeepsTheBoard() {
        coordinator = world.coordinator(COUNTY);
    }

    private String entered(String day, String title) throws Exception {
        String answer = coordinator
                .posts("/api/v1/entries?county=" + COUNTY, """
                        {"kind": "activity", "unit": "妇联", "day": "%s", "title": "%s", "partners": ["科协"],
                         "measures": {"participants": "约30", "given_cash": 1200.5}, "note": "@备注"}
                        """.formatted(day, title))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(answer, "$.id");
    }

    private List<Row> exported(Person who, String query) throws Exception {
        byte[] bytes = who.asks("/entries/export" + query)
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", Matchers.startsWith("attachment")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        List<Row> rows = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            workbook.getSheetAt(0).forEach(rows::add);
        }
        return rows;
    }

    @Test
    void aTextThatLooksLikeAFormulaIsTextAndSaysSoWithAnApostrophe() throws Exception {
        entered("2020-01-01", "=1+1");
        entered("2020-01-02", "+慰问");
        entered("2020-01-03", "平常");

        List<Row> rows = exported(coordinator, "?county=" + COUNTY + "&year=2020");

        assertThat(rows).hasSize(4);
        assertThat(rows)
                .extracting(row -> row.getCell(TITLE).getStringCellValue())
                .containsExactly("名称", "'=1+1", "'+慰问", "平常");
        for (Row row : rows) {
            for (Cell cell : row) {
                assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
            }
        }
        assertThat(texts(rows.get(1))).contains("活动", "2020-01-01", "妇联", "科协", "'@备注", "参加人次");
        assertThat(numbers(rows.get(1))).contains(30.0, 1200.5);
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        row.forEach(cell -> {
            if (cell.getCellType() == CellType.STRING) {
                texts.add(cell.getStringCellValue());
            }
        });
        return texts;
    }

    private static List<Double> numbers(Row row) {
        List<Double> numbers = new ArrayList<>();
        row.forEach(cell -> {
            if (cell.getCellType() == CellType.NUMERIC) {
                numbers.add(cell.getNumericCellValue());
            }
        });
        return numbers;
    }

    @Test
    void onlyWhatIsTickedGoesOutWhereSomethingIs() throws Exception {
        String one = entered("2019-01-01", "甲");
        entered("2019-01-02", "乙");
        List<Row> rows = exported(coordinator, "?county=" + COUNTY + "&entry=" + one + ".1");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).getCell(TITLE).getStringCellValue()).isEqualTo("甲");
    }

    @Test
    void anExportIsOnRecordAlsoThatOfALeader() throws Exception {
        entered("2018-01-01", "甲");
        exported(world.leader(COUNTY), "?county=" + COUNTY + "&year=2018");
        int recorded = LedgerWorld.in(
                COUNTY,
                () -> new TransactionTemplate(transactions)
                        .execute(status ->
                                jdbc.sql("""
                                        select count(*) from audit.event
                                        where county = ? and action = 'ledger.export' and actor_name like 'LEADER%'
                                        """).param(COUNTY).query(Integer.class).single()));
        assertThat(recorded).isEqualTo(1);
    }

    @Test
    void whoMayNotReadTheLedgerMayNotTakeItOut() throws Exception {
        world.systemAdmin(COUNTY).asks("/entries/export?year=2020").andExpect(status().isForbidden());
        List<Row> rows = exported(world.coordinator(513228), "?year=2020");
        assertThat(rows).hasSize(1);
    }
}
