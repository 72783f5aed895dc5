package cn.yipanqi.intake.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.intake.Books;
import cn.yipanqi.intake.Desk;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.reading.EntryLine;
import cn.yipanqi.ledger.reading.EntryLists;
import cn.yipanqi.ledger.reading.EntryOrder;
import cn.yipanqi.ledger.reading.EntrySearch;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.RegionCode;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** One county's year at the pages: uploaded, looked at, corrected, posted, compared and undone. */
@YipanqiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IntakePagesTest {

    private static final long COUNTY = 632623;
    private static final String HEAD = "甘德县妇联2022年活动台账\n序号|时间|内容|惠民人次|经费(元)\n";
    private static final String FIRST = HEAD
            + "#1|2022.1.19|困境儿童走访|#83|#4000\n#2|2022.2.30|反家庭暴力法宣传|#40|\n#3|2022.3.8|三八节趣味活动|#120|1,500元\n"
            + "合计||3场次|#243|#5500\n填表人：办公室  审核人：分管领导\n";
    private static final String LATER =
            HEAD + "#1|2022.3.8|三八节趣味活动|#125|1,500元\n#2|2022.5.12|家庭教育讲堂|#60|\n#3|2022.3.1|反家庭暴力法宣传|#40|\n";

    @Autowired
    MockMvc web;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    Directory directory;

    @Autowired
    EntryLists entries;

    private Desk coordinator;
    private Desk women;
    private UUID unit;
    private String first = "";
    private String later = "";

    @BeforeAll
    void desks() {
        unit = Desk.unit(directory, COUNTY, "妇联");
        coordinator = new Desk(web, accounts, tokens, COUNTY, Role.COORDINATOR, null);
        women = new Desk(web, accounts, tokens, COUNTY, Role.CADRE, unit);
    }

    private static <T> T asCounty(java.util.function.Supplier<T> action) {
        return CurrentScope.call(Scope.job("test", RegionCode.county(COUNTY)), action);
    }

    private List<EntryRecord> posted() {
        return asCounty(() ->
                entries.page(EntrySearch.of(COUNTY, Period.year(2022)), EntryOrder.BY_DAY, 0, 100).stream()
                        .map(EntryLine::entry)
                        .toList());
    }

    private static String address(MockHttpServletResponse response) {
        assertThat(response.getStatus()).isEqualTo(302);
        return String.valueOf(response.getRedirectedUrl());
    }

    @Test
    @Order(1)
    void theFormComesBackWithWordsWhereNothingWasChosen() throws Exception {
        MockHttpServletResponse refused = coordinator.upload(22);

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("请选择要上传的工作簿", "年度要写四位数字", "不得上传涉密文件", "id=\"files-error\"");
    }

    @Test
    @Order(2)
    void anUploadLeadsToItsPreviewAndProblemsStandAtTheirPlace() throws Exception {
        first = address(coordinator.upload(2022, Books.file("甘德县妇联2022年活动台账.xlsx", Books.book("2022年", FIRST))));
        String page = coordinator.page(get(first));

        assertThat(first).startsWith("/intakes/");
        assertThat(page)
                .contains("有效的 2 行入账", "1 行有问题", "problem-cell\" aria-describedby=\"words-4\">2022.2.30")
                .contains("2 月没有 30 日")
                .contains("妇联", "还没有入账");
        assertThat(posted()).isEmpty();
    }

    @Test
    @Order(3)
    void aScriptIsToldWhereThePreviewIs() throws Exception {
        MockHttpServletResponse response = coordinator.send(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart("/intakes")
                        .file(Books.file("甘德县科协2022年活动台账.xlsx", Books.book("2022年", FIRST.replace("妇联", "科协"))))
                        .param("county", String.valueOf(COUNTY))
                        .param("year", "2022")
                        .header("HX-Request", "true"));

        assertThat(response.getHeader("HX-Redirect")).startsWith("/intakes/");
        MockHttpServletResponse gone = coordinator.send(post(response.getHeader("HX-Redirect") + "/abandonment"));
        assertThat(gone.getRedirectedUrl()).isEqualTo("/intakes");
    }

    @Test
    @Order(4)
    void theProblemsAreTakenHomeAsAWorkbookWithoutFormulas() throws Exception {
        byte[] bytes = coordinator.send(get(first + "/problems")).getContentAsByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var row = workbook.getSheetAt(0).getRow(1);
            assertThat(row.getCell(2).getStringCellValue()).isEqualTo("4");
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("B");
            assertThat(row.getCell(5).getStringCellValue()).contains("2 月没有 30 日");
        }
    }

    @Test
    @Order(5)
    void whatAColumnMeansIsChangedAndRememberedForTheUnitsNextWorkbook() throws Exception {
        String form = coordinator.page(get(first + "/sheets/1/mapping"));
        assertThat(form).contains("惠民人次", "name=\"field-D\"", "name=\"scale-E\"");

        MockHttpServletResponse changed = coordinator.send(post(first + "/sheets/1/mapping")
                .param("kind", "activity")
                .param("unit", unit.toString())
                .param("first", "2")
                .param("last", "2")
                .param("field-D", "PARTICIPANTS")
                .param("field-E", "GIVEN")
                .param("scale-E", "ONE"));

        assertThat(address(changed)).isEqualTo(first + "?sheet=1");
        assertThat(coordinator.page(get(first + "?sheet=1"))).contains("已人工指定", "发放款物");
    }

    @Test
    @Order(6)
    void aHeaderThatDoesNotExistIsRefusedAndAnotherOneIsShownFirst() throws Exception {
        assertThat(coordinator.page(post(first + "/sheets/1/mapping")
                        .param("kind", "activity")
                        .param("first", "99")))
                .contains("表头行要写 1 到 7 之间的行号");
        MockHttpServletResponse other = coordinator.send(post(first + "/sheets/1/mapping")
                .param("kind", "activity")
                .param("first", "1")
                .param("last", "2"));
        assertThat(other.getStatus()).isEqualTo(422);
        assertThat(other.getContentAsString()).contains("表头行改了");
    }

    @Test
    @Order(7)
    void whoLookedAtAnOlderStateIsToldSoBeforeAnythingIsPosted() throws Exception {
        MockHttpServletResponse stale =
                coordinator.send(post(first + "/posting").param("rows", "valid").param("revision", "1"));

        assertThat(stale.getStatus()).isEqualTo(409);
        assertThat(stale.getContentAsString()).contains("有人改了这次导入的表头或列的含义");
        assertThat(posted()).isEmpty();
    }

    @Test
    @Order(8)
    void allRowsAreNotPostedWhileOneHasProblemsAndTheValidOnesAre() throws Exception {
        MockHttpServletResponse all =
                coordinator.send(post(first + "/posting").param("rows", "all").param("revision", "2"));
        assertThat(all.getStatus()).isEqualTo(422);
        assertThat(all.getContentAsString()).contains("还有 1 行有问题");
        assertThat(posted()).isEmpty();

        MockHttpServletResponse valid = coordinator.send(post(first + "/posting")
                .param("rows", "valid")
                .param("revision", "2")
                .param("proposed", "audience.women", "audience.children")
                .param("tags", "audience.women"));
        assertThat(address(valid)).isEqualTo(first);
        assertThat(posted()).hasSize(2);
        assertThat(posted().get(0).content().tags()).doesNotContain("audience.children");
        assertThat(coordinator.page(get(first))).contains("已入账", "新增<b>2</b>", "/duplicates?year=2022");
    }

    @Test
    @Order(9)
    void postedOnceItIsNotPostedAgain() throws Exception {
        MockHttpServletResponse again =
                coordinator.send(post(first + "/posting").param("rows", "valid").param("revision", "2"));
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(again.getContentAsString()).contains("已入账");
        assertThat(posted()).hasSize(2);
    }

    @Test
    @Order(10)
    void aLaterLongerWorkbookIsComparedAndItsRememberedColumnIsReadTheSame() throws Exception {
        later = address(coordinator.upload(2022, Books.file("台账（新）.xlsx", Books.book("Sheet1", LATER))));
        String page = coordinator.page(get(later));

        assertThat(page)
                .contains("新增<b>2</b>", "更正<b>1</b>", "不再出现<b>1</b>", "未变<b>0</b>")
                .contains("<del>120</del>", "<ins>125</ins>")
                .contains("2022-01-19 困境儿童走访", "全部选撤销");
    }

    @Test
    @Order(11)
    void missingRowsAreKeptUnlessSomebodySaysOtherwise() throws Exception {
        String revision = "1";
        address(coordinator.send(post(later + "/posting")
                .param("rows", "valid")
                .param("revision", revision)
                .param("missing", "keep")));

        assertThat(posted())
                .hasSize(4)
                .anyMatch(entry -> entry.content().title().equals("困境儿童走访"));
        assertThat(posted().stream()
                        .filter(entry -> entry.content().title().equals("三八节趣味活动"))
                        .map(EntryRecord::version))
                .containsExactly(2);
    }

    @Test
    @Order(12)
    void beforeAPostingIsUndoneItsEntriesThatSomebodyTouchedAreListed() throws Exception {
        String page = coordinator.page(get(first + "/undoing"));
        assertThat(page).contains("入账以后有人动过的 1 条", "三八节趣味活动").doesNotContain("困境儿童走访");

        assertThat(address(coordinator.send(post(later + "/undoing")))).isEqualTo(later);
        assertThat(posted())
                .extracting(entry -> entry.content().title())
                .containsExactlyInAnyOrder("困境儿童走访", "三八节趣味活动");
        assertThat(coordinator.page(get(later))).contains("已整批撤回");
    }

    @Test
    @Order(13)
    void anUnclearColumnOfMoneyIsAskedAboutAndTheAnswerTaken() throws Exception {
        String sheet = "甘德县红十字会2022年活动台账\n序号|日期|活动名称|参加人数|资金\n#1|2022.6.1|儿童节走访|#30|#900\n";
        String id = address(coordinator.upload(2022, Books.file("红十字会台账.xlsx", Books.book("2022年", sheet))));
        assertThat(coordinator.page(get(id))).contains("的金额是", "发放款物（未分）", "活动开支");

        address(coordinator.send(
                post(id + "/sheets/1/money").param("column", "4").param("meaning", "COST")));

        assertThat(coordinator.page(get(id))).doesNotContain("的金额是").contains("活动支出");
        address(coordinator.send(post(id + "/abandonment")));
    }

    @Test
    @Order(14)
    void aPlaceThatIsNoTownshipBecomesAnAliasOfOne() throws Exception {
        String sheet = "甘德县残联2022年活动台账\n序号|日期|活动名称|所在乡镇|参加人数\n#1|2022.6.1|助残日走访|东头滩|#30\n";
        String id = address(coordinator.upload(2022, Books.file("残联台账.xlsx", Books.book("2022年", sheet))));
        assertThat(coordinator.page(get(id))).contains("对不上乡镇名册的地名", "东头滩");
        long region = asCounty(() -> directory.of(COUNTY).townships().get(0).low());

        address(coordinator.send(
                post(id + "/sheets/1/townships").param("alias", "东头滩").param("region", String.valueOf(region))));

        assertThat(coordinator.page(get(id))).doesNotContain("对不上乡镇名册的地名");
        address(coordinator.send(post(id + "/abandonment")));
    }

    @Test
    @Order(15)
    void aCadrePostsTheOwnUnitsLedgerAndIsToldWhyNotAnothers() throws Exception {
        String own = address(women.upload(2022, Books.file("妇联台账.xlsx", Books.book("2022年", FIRST))));
        assertThat(women.page(get(own))).contains("有效的 2 行入账");
        String other = address(women.upload(
                2022, Books.file("甘德县科协2022年活动台账.xlsx", Books.book("2022年", FIRST.replace("妇联", "科协")))));

        assertThat(women.page(get(other))).contains("这张表不是本单位的活动类台账", "没有可以入账的行");
        assertThat(women.send(post(other + "/sheets/1/mapping")
                                .param("kind", "activity")
                                .param(
                                        "unit",
                                        Desk.unit(directory, COUNTY, "科协").toString())
                                .param("first", "2")
                                .param("last", "2"))
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    @Order(16)
    void onlyWhoTakesWorkbooksInSeesThePagesAndNobodyAnotherCountys() throws Exception {
        for (Role role : List.of(Role.LEADER, Role.SYSTEM_ADMIN)) {
            Desk desk = new Desk(web, accounts, tokens, COUNTY, role, null);
            assertThat(desk.send(get("/intakes")).getStatus()).as(role.name()).isEqualTo(403);
            assertThat(desk.send(get(first)).getStatus()).as(role.name()).isEqualTo(403);
            assertThat(desk.upload(2022, Books.file("a.xlsx", Books.book("a", FIRST)))
                            .getStatus())
                    .isEqualTo(403);
        }
        assertThat(women.send(get("/intakes/synonyms")).getStatus()).isEqualTo(403);
        Desk neighbour = new Desk(web, accounts, tokens, 632626, Role.COORDINATOR, null);
        assertThat(neighbour.send(get(first)).getStatus()).isEqualTo(404);
        assertThat(neighbour.send(post(first + "/undoing")).getStatus()).isEqualTo(404);
        assertThat(neighbour.send(get("/intakes")).getContentAsString()).contains("还没有导入过工作簿");
    }

    @Test
    @Order(17)
    void aHeaderTermTheCoordinatorAddsIsUnderstoodFromThenOn() throws Exception {
        assertThat(address(coordinator.send(post("/intakes/synonyms")
                        .param("county", String.valueOf(COUNTY))
                        .param("term", "到场乡亲")
                        .param("field", "PARTICIPANTS"))))
                .isEqualTo("/intakes/synonyms");
        assertThat(coordinator.page(get("/intakes/synonyms"))).contains("到场乡亲", "参会人数", "新就业形态劳动者");
        String sheet = "甘德县工商联2022年活动台账\n序号|日期|活动名称|到场乡亲\n#1|2022.6.1|政策宣讲|#30\n";
        String id = address(coordinator.upload(2022, Books.file("工商联.xlsx", Books.book("2022年", sheet))));
        assertThat(coordinator.page(get(id))).contains("<th scope=\"col\">参加人次</th>");
        assertThat(coordinator
                        .send(post("/intakes/synonyms/tags")
                                .param("county", String.valueOf(COUNTY))
                                .param("code", "wrong"))
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    @Order(18)
    void ofALongSheetOnlyAStretchIsShownAndTheRestOpensRowByRow() throws Exception {
        StringBuilder rows = new StringBuilder("甘德县总工会2022年活动台账\n序号|日期|活动名称|参加人数\n");
        for (int i = 1; i <= 400; i++) {
            rows.append("#")
                    .append(i)
                    .append("|2022.6.")
                    .append(1 + i % 28)
                    .append("|第")
                    .append(i)
                    .append("场活动|#10\n");
        }
        String id = address(coordinator.upload(2022, Books.file("总工会.xlsx", Books.book("2022年", rows.toString()))));
        String page = coordinator.page(get(id));
        assertThat(page)
                .contains("第400场活动", "第 9 ～ 401 行：393 行没有问题", "from=9#sheet")
                .doesNotContain("第200场活动");
        assertThat(page.split("<tr").length).isLessThan(70);
        assertThat(coordinator.page(get(id + "?sheet=1&from=180")))
                .contains("第200场活动")
                .doesNotContain("第300场活动");
    }
}
