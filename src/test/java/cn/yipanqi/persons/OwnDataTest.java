package cn.yipanqi.persons;

import static cn.yipanqi.Visitor.header;
import static cn.yipanqi.Visitor.target;
import static cn.yipanqi.persons.Office.BANMA;
import static cn.yipanqi.persons.Office.NEXT_DOOR;
import static cn.yipanqi.persons.Office.inCounty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.ServerTest;
import cn.yipanqi.TestScopes;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.persons.Office.Holder;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One's own data, and what is asked for about it. The one who asks is a leader: he writes nothing in his county but this. */
@ServerTest
@Import(Office.class)
class OwnDataTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Pattern WITHDRAWAL = Pattern.compile("/account/data/requests/([0-9a-f-]{36})/withdrawal");

    @LocalServerPort
    int port;

    @Autowired
    Office office;

    @Autowired
    PersonalData data;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    @FlywayDataSource
    DataSource owner;

    private Holder own;
    private Holder coordinator;
    private UUID person;
    private String mobile;

    @BeforeEach
    void aLeaderAndACoordinator() {
        person = office.person(BANMA, "才仁" + NEXT.incrementAndGet(), office.unit(BANMA, UnitType.UNION));
        mobile = Numbers.mobile();
        inCounty(BANMA, () -> {
            data.enter(632622, person, Column.MOBILE, mobile);
            return person;
        });
        own = office.holder(port, Grant.of(Role.LEADER, BANMA), person);
        coordinator = office.holder(port, Role.COORDINATOR);
    }

    private HttpResponse<String> ask(String... fields) {
        return own.visitor().submit("/account/data", "/account/data/requests", fields);
    }

    private String asked() {
        Matcher open = WITHDRAWAL.matcher(own.visitor().get("/account/data").body());
        assertThat(open.find()).isTrue();
        return open.group(1);
    }

    private HttpResponse<String> answer(Visitor visitor, String request, String accepted, String words) {
        return visitor.submit(
                "/account",
                "/persons/requests/" + request + "/answer",
                "county",
                "632622",
                "accepted",
                accepted,
                "answer",
                words);
    }

    private List<HeldColumn> held() {
        return inCounty(BANMA, () -> data.held(632622, person));
    }

    @Test
    void everybodySeesWhatIsHeldAboutHimAndWhoLooked() {
        coordinator
                .visitor()
                .submit(
                        "/persons/" + person,
                        "/persons/" + person + "/revelations",
                        "county",
                        "632622",
                        "column",
                        "MOBILE",
                        "reason",
                        "通知开会");
        String page = own.visitor().get("/account/data").body();
        assertThat(page)
                .contains(own.login(), Column.MOBILE.mask(mobile), "干事", "通知开会", "某" + coordinator.login())
                .contains("登录着的设备", "登录记录")
                .doesNotContain(mobile);

        HttpResponse<String> shown =
                own.visitor().submit("/account/data", "/account/data/revelations", "column", "MOBILE");
        assertThat(shown.body()).contains(mobile);
        assertThat(header(shown, "Cache-Control")).contains("no-store");
        assertThat(own.visitor().get("/account/data").body()).contains("本人查看").doesNotContain(mobile);
    }

    @Test
    void itIsTakenAlongMaskedAndWithoutFormulas() throws IOException {
        coordinator
                .visitor()
                .submit(
                        "/persons/" + person,
                        "/persons/" + person + "/revelations",
                        "county",
                        "632622",
                        "column",
                        "MOBILE",
                        "reason",
                        "=HYPERLINK(\"x\")");
        String json = own.visitor().get("/account/data/export?format=json").body();
        assertThat(JsonPath.<List<String>>read(json, "$.columns[*].mask")).containsExactly(Column.MOBILE.mask(mobile));
        assertThat(JsonPath.<List<String>>read(json, "$.posts[*].position")).containsExactly("干事");
        assertThat(json).doesNotContain(mobile);

        try (XSSFWorkbook book =
                new XSSFWorkbook(new ByteArrayInputStream(own.visitor().bytes("/account/data/export")))) {
            List<String> cells = cells(book);
            assertThat(cells)
                    .contains(Column.MOBILE.mask(mobile), "'=HYPERLINK(\"x\")", own.login())
                    .noneMatch(cell -> cell.contains(mobile));
        }
    }

    private static List<String> cells(XSSFWorkbook book) {
        return Stream.iterate(0, n -> n < book.getNumberOfSheets(), n -> n + 1)
                .map(book::getSheetAt)
                .flatMap((Sheet sheet) -> Stream.iterate(0, n -> n <= sheet.getLastRowNum(), n -> n + 1)
                        .map(sheet::getRow))
                .flatMap((Row row) -> Stream.iterate(0, n -> n < row.getLastCellNum(), n -> n + 1)
                        .map(row::getCell))
                .map(Cell::getStringCellValue)
                .toList();
    }

    @Test
    void anAcceptedCorrectionEntersTheNumberAndBothAreTold() {
        String right = Numbers.mobile();
        HttpResponse<String> wrong = ask("kind", "CORRECTION", "about", "MOBILE", "number", "12345", "words", "写错了");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#number\"").contains("写错了").doesNotContain("12345\"");
        assertThat(target(ask("kind", "CORRECTION", "about", "MOBILE", "number", right, "words", "换号了")))
                .isEqualTo("/account/data");
        assertThat(ask("kind", "CORRECTION", "about", "MOBILE", "number", right, "words", "")
                        .body())
                .contains("请勿重复提出");

        String request = asked();
        assertThat(coordinator.visitor().get("/persons/requests").body()).contains("才仁", "待答复");
        assertThat(coordinator.visitor().get("/persons/requests/" + request).body())
                .contains(Column.MOBILE.mask(right), Column.MOBILE.mask(mobile))
                .doesNotContain(right);
        assertThat(waiting(own.visitor())).isZero();
        assertThat(answer(coordinator.visitor(), request, "true", "已改").statusCode())
                .isEqualTo(302);

        assertThat(held()).extracting(HeldColumn::mask).containsExactly(Column.MOBILE.mask(right));
        assertThat(waiting(own.visitor())).isOne();
        assertThat(own.visitor().get("/account/data").body()).contains("已改", "已同意");
        assertThat(waiting(own.visitor())).as("told once").isZero();
    }

    /** The count beside one's own data in the side navigation. */
    private static long waiting(Visitor visitor) {
        Matcher link = Pattern.compile("href=\"/account/data\"[^>]*>(.*?)</a>", Pattern.DOTALL)
                .matcher(visitor.get("/account/password").body());
        assertThat(link.find()).isTrue();
        Matcher count = Pattern.compile("\\d+").matcher(link.group(1).replaceAll("<[^>]*>", " "));
        return count.find() ? Long.parseLong(count.group()) : 0;
    }

    @Test
    void aRefusalNeedsItsReasonAndLeavesAllAsItWas() {
        ask("kind", "DELETION");
        String request = asked();
        HttpResponse<String> without = answer(coordinator.visitor(), request, "false", " ");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("href=\"#answer\"");
        assertThat(answer(coordinator.visitor(), request, "false", "仍在任，发放补贴需要").statusCode())
                .isEqualTo(302);
        assertThat(held()).hasSize(1);
        assertThat(own.visitor().get("/account/data").body()).contains("仍在任，发放补贴需要", "不同意");
    }

    @Test
    void anAcceptedDeletionErasesTheNumbersAndLeavesPostsAndRecord() {
        assertThat(own.visitor().get("/account/data").body()).contains("依法保留");
        ask("kind", "CORRECTION", "about", "MOBILE", "number", Numbers.mobile(), "words", "换号了");
        ask("kind", "DELETION");
        String request = asked();
        assertThat(coordinator.visitor().get("/persons/requests/" + request).body())
                .contains("立即清除", "依法保留");
        answer(coordinator.visitor(), request, "true", "");
        assertThat(JdbcClient.create(owner)
                        .sql("select kind || ' ' || state from persons.request where person = ? and proposed is null")
                        .param(person)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("DELETION ACCEPTED", "CORRECTION WITHDRAWN");
        assertThat(held()).isEmpty();
        String page = own.visitor().get("/account/data").body();
        assertThat(page).contains("干事").doesNotContain(Column.MOBILE.mask(mobile));
        assertThat(JdbcClient.create(owner)
                        .sql("select detail ->> 'erased' from audit.event where subject = ? and action ="
                                + " 'persons.request.accept'")
                        .param(request)
                        .query(String.class)
                        .single())
                .isEqualTo("1");
    }

    @Test
    void ofTwoAnswersToOneRequestAtOnceOneIsTooLate() throws Exception {
        ask("kind", "DELETION");
        String request = asked();
        Holder other = office.holder(port, Role.COORDINATOR);
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Future<Integer> accepts = two.submit(api(coordinator, request, true, together));
            Future<Integer> refuses = two.submit(api(other, request, false, together));
            assertThat(List.of(accepts.get(), refuses.get())).containsExactlyInAnyOrder(200, 409);
            assertThat(held()).hasSize(accepts.get() == 200 ? 0 : 1);
        } finally {
            two.shutdownNow();
        }
        assertThat(answer(coordinator.visitor(), request, "true", "").statusCode())
                .as("closed for good")
                .isEqualTo(409);
        assertThatThrownBy(() -> JdbcClient.create(owner)
                        .sql("update persons.request set state = 'ASKED', closed_at = null where id = ?")
                        .param(UUID.fromString(request))
                        .update())
                .hasMessageContaining("stays as it is");
    }

    private Callable<Integer> api(Holder holder, String request, boolean accepted, CyclicBarrier together) {
        String token = office.token(holder, true);
        return () -> {
            together.await();
            return Office.ask(
                            port,
                            token,
                            "POST",
                            "/api/v1/persons/requests/" + request + "/answer",
                            "{\"accepted\":" + accepted + ",\"answer\":\"两人同时\"}")
                    .statusCode();
        };
    }

    @Test
    void nobodyAnswersHimselfAndNobodyWithdrawsAnothersRequest() {
        UUID official = office.person(BANMA, "协调" + NEXT.incrementAndGet(), office.unit(BANMA, UnitType.UNION));
        own = office.holder(port, Grant.of(Role.COORDINATOR, BANMA), official);
        ask("kind", "CORRECTION", "about", "OTHER", "words", "姓名写错了");
        String request = asked();
        HttpResponse<String> self = answer(own.visitor(), request, "true", "");
        assertThat(self.statusCode()).isEqualTo(403);
        assertThat(self.body()).contains("请由别的协调员答复");
        assertThat(coordinator
                        .visitor()
                        .submit("/account", "/account/data/requests/" + request + "/withdrawal")
                        .statusCode())
                .isEqualTo(404);
        assertThat(own.visitor()
                        .submit("/account", "/account/data/requests/" + request + "/withdrawal")
                        .statusCode())
                .isEqualTo(302);
        assertThat(answer(coordinator.visitor(), request, "true", "").statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"LEADER", "SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDITOR"})
    void onlyTheCountysOfficeAnswers(Role role) {
        ask("kind", "DELETION");
        String request = asked();
        Holder holder = office.holder(port, role);
        assertThat(holder.visitor().get("/persons/requests").statusCode()).isEqualTo(403);
        assertThat(Office.ask(
                                port,
                                office.token(holder, true),
                                "POST",
                                "/api/v1/persons/requests/" + request + "/answer",
                                "{\"accepted\":true}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(held()).hasSize(1);
    }

    @Test
    void theOfficeNextDoorKnowsNothingOfIt() {
        ask("kind", "DELETION");
        String request = asked();
        Visitor nextDoor =
                office.holder(port, Grant.of(Role.COORDINATOR, NEXT_DOOR), null).visitor();
        assertThat(nextDoor.get("/persons/requests").body()).doesNotContain(request);
        assertThat(nextDoor.get("/persons/requests/" + request + "?county=632622")
                        .statusCode())
                .isEqualTo(404);
        assertThat(nextDoor.get("/persons/requests/" + request).statusCode()).isEqualTo(404);
    }

    @Test
    void aConsentIsGivenAndTakenBackByWhoseItIsAndNobodyElse() {
        Visitor visitor = own.visitor();
        assertThat(visitor.get("/account/data").body()).contains("不同意不影响办事");
        assertThat(target(visitor.submit("/account/data", "/account/data/consents/sharing")))
                .isEqualTo("/account/data");
        assertThat(visitor.submit("/account/data", "/account/data/consents/sharing")
                        .statusCode())
                .as("twice")
                .isEqualTo(409);
        assertThat(visitor.submit("/account/data", "/account/data/consents/sharing/withdrawal")
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.submit("/account/data", "/account/data/consents/sharing/withdrawal")
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor.submit("/account/data", "/account/data/consents/anything")
                        .statusCode())
                .isEqualTo(404);
        assertThat(JdbcClient.create(owner)
                        .sql("select version || ' ' || (withdrawn_at is not null) from persons.consent where person"
                                + " = ?")
                        .param(person)
                        .query(String.class)
                        .list())
                .containsExactly("1 true");
        assertThatThrownBy(() -> CurrentScope.run(
                        TestScopes.coordinator(632622),
                        () -> new TransactionTemplate(transactions)
                                .executeWithoutResult(
                                        status -> jdbc.sql("""
                                            insert into persons.consent (id, county, person, purpose, version, at)
                                            values (gen_random_uuid(), 632622, ?, 'SHARING', 1, now())
                                            """).param(person).update())))
                .hasMessageContaining("outside the scope");
        assertThatThrownBy(() -> JdbcClient.create(owner)
                        .sql("update persons.consent set version = 2")
                        .update())
                .hasMessageContaining("stays as it was given");
    }

    @Test
    void anOfficesAccountHasNoPersonalDataAndAsksForNothing() {
        Visitor office1 = coordinator.visitor();
        assertThat(office1.get("/account/data").body()).contains("这个账号是办公室的").doesNotContain("/account/data/requests");
        HttpResponse<String> refused = office1.submit("/account", "/account/data/requests", "kind", "DELETION");
        assertThat(refused.statusCode()).isEqualTo(422);
    }

    @Test
    void programsDoAsThePagesDo() {
        String token = office.token(own, true);
        HttpResponse<String> all = Office.ask(port, token, "GET", "/api/v1/account/data", "");
        assertThat(JsonPath.<List<String>>read(all.body(), "$.columns[*].mask"))
                .containsExactly(Column.MOBILE.mask(mobile));
        assertThat(Office.ask(port, token, "POST", "/api/v1/account/data/revelations", "{\"column\":\"MOBILE\"}")
                        .body())
                .contains(mobile);
        assertThat(Office.ask(
                                port,
                                office.token(own, false),
                                "POST",
                                "/api/v1/account/data/revelations",
                                "{\"column\":\"MOBILE\"}")
                        .statusCode())
                .isEqualTo(403);
        String made = JsonPath.read(
                Office.ask(port, token, "POST", "/api/v1/account/data/requests", "{\"kind\":\"DELETION\"}")
                        .body(),
                "$.id");
        assertThat(Office.ask(port, office.token(coordinator, true), "GET", "/api/v1/persons/requests", "")
                        .body())
                .contains(made);
        assertThat(Office.ask(port, token, "POST", "/api/v1/account/data/requests/" + made + "/withdrawal", "{}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(Office.ask(port, token, "POST", "/api/v1/account/data/consents/contact", "{}")
                        .statusCode())
                .isEqualTo(204);
    }
}
