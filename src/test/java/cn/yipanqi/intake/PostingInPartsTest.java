package cn.yipanqi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.reading.EntryLists;
import cn.yipanqi.ledger.reading.EntryOrder;
import cn.yipanqi.ledger.reading.EntrySearch;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.RegionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
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

/** An upload posted sheet by sheet, and rows that a later workbook no longer has, answered one by one. */
@YipanqiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostingInPartsTest {

    private static final long COUNTY = 632621;
    private static final String HEAD = "玛沁县总工会%d年活动台账\n序号|日期|活动名称|参加人数\n";

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
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Desk desk;

    @BeforeAll
    void desk() {
        desk = new Desk(web, accounts, tokens, COUNTY, Role.COORDINATOR, null);
    }

    private <T> T asCounty(Supplier<T> action) {
        return CurrentScope.call(
                Scope.job("test", RegionCode.county(COUNTY)),
                () -> new TransactionTemplate(transactions).execute(status -> action.get()));
    }

    private List<String> titles(int year) {
        return asCounty(() ->
                entries.page(EntrySearch.of(COUNTY, Period.year(year)), EntryOrder.BY_DAY, 0, 100).stream()
                        .map(line -> line.content().title())
                        .toList());
    }

    /** A workbook of the trade union; each row a day and a title. */
    private static MockMultipartFile book(int year, String name, String... rows) {
        StringBuilder text = new StringBuilder(HEAD.formatted(year));
        for (int i = 0; i < rows.length; i++) {
            text.append("#%d|%d.%s|#10\n".formatted(i + 1, year, rows[i]));
        }
        return Books.file(name, Books.book(year + "年", text.toString()));
    }

    private static MockMultipartFile women(int year, String row) {
        return Books.file(
                "妇联.xlsx",
                Books.book(
                        year + "年", HEAD.formatted(year).replace("总工会", "妇联") + "#1|%d.%s|#10\n".formatted(year, row)));
    }

    private JsonNode body(MockHttpServletResponse response) throws Exception {
        return json.readTree(response.getContentAsString());
    }

    private String uploaded(int year, MockMultipartFile... files) throws Exception {
        MockHttpServletResponse response = desk.uploadByApi(year, files);
        assertThat(response.getStatus()).isEqualTo(201);
        return body(response).get("id").asString();
    }

    private MockHttpServletResponse posting(String id, String how) throws Exception {
        return desk.send(post("/api/v1/intakes/" + id + "/posting")
                .contentType(MediaType.APPLICATION_JSON)
                .content(how));
    }

    private static String only(String file, int year) {
        return "{\"sheets\":[{\"file\":\"%s\",\"sheet\":\"%d年\"}]}".formatted(file, year);
    }

    private JsonNode state(String id) throws Exception {
        return body(desk.send(get("/api/v1/intakes/" + id)));
    }

    @Test
    void oneSheetIsPostedTheRestStaysReadyAndAllAreUndoneTogether() throws Exception {
        String id = uploaded(2011, book(2011, "总工会.xlsx", "3.5|植树"), women(2011, "3.8|家风讲堂"));

        assertThat(body(posting(id, only("总工会.xlsx", 2011))).get("posted").asInt())
                .isEqualTo(1);
        assertThat(titles(2011)).containsExactly("植树");
        JsonNode partly = state(id);
        assertThat(partly.get("state").asString()).isEqualTo("PARTLY");
        assertThat(partly.get("sheets").findValuesAsString("posted")).containsExactly("true", "false");
        assertThat(desk.page(get("/intakes/" + id)))
                .contains("已入账 1 张表", "其余 1 张表、1 行还没有入账", "全部 1 行入账", "整批撤回", "部分入账");

        assertThat(posting(id, only("总工会.xlsx", 2011)).getStatus()).isEqualTo(409);
        assertThat(titles(2011)).hasSize(1);

        assertThat(body(posting(id, "{}")).get("posted").asInt()).isEqualTo(1);
        JsonNode whole = state(id);
        assertThat(whole.get("state").asString()).isEqualTo("POSTED");
        assertThat(whole.get("outcome").get("posted").asInt()).isEqualTo(2);
        assertThat(titles(2011)).containsExactly("植树", "家风讲堂");

        assertThat(desk.send(delete("/api/v1/intakes/" + id)).getStatus()).isEqualTo(204);
        assertThat(titles(2011)).isEmpty();
    }

    @Test
    void thePagePostsTheOpenSheetOrThoseThatAreTicked() throws Exception {
        String id = uploaded(
                2012, book(2012, "总工会.xlsx", "3.5|植树"), women(2012, "3.8|家风讲堂"), book(2012, "总工会二.xlsx", "4.5|登山"));
        String page = desk.page(get("/intakes/" + id + "?sheet=2"));
        // Enter in a field presses a form's first button, wherever on the page that stands: here one that does nothing.
        assertThat(page.substring(page.indexOf("form=\"posting\""))).startsWith("form=\"posting\" disabled hidden>");
        assertThat(page).contains("只入账本表 1 行", "name=\"only\" value=\"2\"", "只入账一部分工作表");

        MockHttpServletResponse none =
                desk.send(post("/intakes/" + id + "/posting").param("picking", "true"));
        assertThat(none.getStatus()).isEqualTo(422);
        assertThat(none.getContentAsString()).contains("请先勾选要入账的工作表", "href=\"#sheets\"");

        desk.send(post("/intakes/" + id + "/posting").param("only", "2"));
        assertThat(titles(2012)).containsExactly("家风讲堂");
        desk.send(post("/intakes/" + id + "/posting").param("picking", "true").param("sheets", "3"));
        assertThat(titles(2012)).containsExactly("家风讲堂", "登山");

        assertThat(desk.send(post("/intakes/" + id + "/closing")).getRedirectedUrl())
                .isEqualTo("/intakes/" + id);
        assertThat(state(id).get("state").asString()).isEqualTo("POSTED");
        assertThat(titles(2012)).hasSize(2);
        assertThat(desk.send(post("/intakes/" + id + "/closing")).getStatus()).isEqualTo(409);
    }

    @Test
    void theMappingOfAPostedSheetStaysWhileTheOthersMayBeChanged() throws Exception {
        String id = uploaded(2013, book(2013, "总工会.xlsx", "3.5|植树"), women(2013, "3.8|家风讲堂"));
        posting(id, only("总工会.xlsx", 2013));
        String change =
                "{\"sheets\":[],\"mappings\":[{\"file\":\"%s\",\"sheet\":\"2013年\",\"columns\":{\"D\":{\"field\":\"IGNORE\"}}}]}";

        assertThat(posting(id, change.formatted("总工会.xlsx")).getStatus()).isEqualTo(409);
        assertThat(posting(id, change.replace("\"sheets\":[],", "").formatted("妇联.xlsx"))
                        .getStatus())
                .isEqualTo(200);
        assertThat(titles(2013)).hasSize(2);
    }

    @Test
    void rowsOfSheetsThatWaitAreNotMissedAndTrueRepeatsInThemAreKept() throws Exception {
        posting(uploaded(2014, book(2014, "总工会.xlsx", "3.5|植树", "4.5|登山")), "{}");
        String id = uploaded(2014, book(2014, "三月.xlsx", "3.5|植树"), book(2014, "四月.xlsx", "4.5|登山", "3.5|植树"));

        JsonNode march = body(posting(id, only("四月.xlsx", 2014)));
        assertThat(march.get("missing").asInt()).isZero();
        posting(id, "{}");

        assertThat(titles(2014)).containsExactly("植树", "植树", "登山");
    }

    @Test
    void theComparisonShownIsThatOfTheOpenSheetsOwnLedger() throws Exception {
        posting(uploaded(2015, book(2015, "总工会.xlsx", "3.5|植树", "4.5|登山")), "{}");
        String id = uploaded(2015, book(2015, "总工会.xlsx", "3.5|植树"), women(2015, "3.8|家风讲堂"));

        assertThat(desk.page(get("/intakes/" + id + "?sheet=1"))).contains("不再出现<b>1</b>");
        assertThat(desk.page(get("/intakes/" + id + "?sheet=2"))).contains("1 行全部为新增");
    }

    @Test
    void eachMissingRowIsKeptOrWithdrawnForItselfAndTheReasonIsRecorded() throws Exception {
        posting(uploaded(2016, book(2016, "总工会.xlsx", "3.5|植树", "4.5|登山", "5.5|骑行", "6.5|读书")), "{}");
        String id = uploaded(2016, book(2016, "总工会.xlsx", "3.5|植树"));
        List<String> missing = new ArrayList<>();
        state(id).get("missing").forEach(row -> missing.add(row.get("entry").asString()));
        assertThat(state(id).get("missing").findValuesAsString("title")).containsExactly("登山", "骑行", "读书");

        assertThat(posting(id, "{\"missing\":{\"" + java.util.UUID.randomUUID() + "\":\"withdraw\"}}")
                        .getStatus())
                .isEqualTo(422);
        assertThat(posting(id, "{\"missing\":{\"%s\":\"perhaps\"}}".formatted(missing.get(0)))
                        .getStatus())
                .isEqualTo(422);
        assertThat(titles(2016)).hasSize(4);

        JsonNode outcome = body(posting(
                id,
                "{\"missing\":{\"%s\":\"withdraw\",\"%s\":{\"answer\":\"keep\",\"reason\":\"漏抄\"}},\"missingReason\":\"重复登记\"}"
                        .formatted(missing.get(0), missing.get(1))));
        assertThat(outcome.get("missing").asInt()).isEqualTo(3);
        assertThat(titles(2016)).containsExactly("植树", "骑行", "读书");
        assertThat(desk.page(get("/entries/" + missing.get(0)))).contains("重复登记");
        assertThat(kept(id)).containsExactlyInAnyOrder("漏抄", "重复登记");
    }

    private List<String> kept(String intake) {
        return asCounty(() -> jdbc.sql("select reason from intake.kept_row where intake = cast(? as uuid)")
                .param(intake)
                .query(String.class)
                .list());
    }

    @Test
    void thePageAsksOfEachMissingRowAndKeepsWhatWasAnsweredWhereTheFormIsRefused() throws Exception {
        posting(uploaded(2017, book(2017, "总工会.xlsx", "3.5|植树", "4.5|登山", "5.5|骑行")), "{}");
        String id = uploaded(2017, book(2017, "总工会.xlsx", "3.5|植树"));
        String first = state(id).get("missing").get(0).get("entry").asString();
        String page = desk.page(get("/intakes/" + id));
        assertThat(page)
                .contains("已入账、这次不再出现的 2 条", "name=\"answer-" + first + "\" value=\"keep\" checked")
                .contains("全部选撤销");
        assertThat(desk.page(get("/intakes/" + id + "?missing=withdraw")))
                .contains("name=\"answer-" + first + "\" value=\"withdraw\" checked");

        MockHttpServletResponse refused = desk.send(post("/intakes/" + id + "/posting")
                .param("answer-" + first, "withdraw")
                .param("reason-" + first, "重复登记")
                .param("missingReason", "长".repeat(301)));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("原因不超过 300 个字", "href=\"#missingReason\"")
                .contains("name=\"answer-" + first + "\" value=\"withdraw\" checked", "value=\"重复登记\"");
        assertThat(titles(2017)).hasSize(3);

        desk.send(post("/intakes/" + id + "/posting")
                .param("answer-" + first, "withdraw")
                .param("reason-" + first, "重复登记"));
        assertThat(titles(2017)).containsExactly("植树", "骑行");
        assertThat(kept(id)).containsExactly("后来的工作簿中不再出现，仍保留");
    }
}
