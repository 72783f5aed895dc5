package cn.yipanqi.accounts;

import static cn.yipanqi.Visitor.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.intake.Intakes;
import cn.yipanqi.intake.Upload;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.shared.RegionCode;
import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class PostsTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";
    private static final RegionCode BANMA = new RegionCode("632622");
    private static final Pattern PERSON = Pattern.compile("/organisation/people/([0-9a-f-]{36})");
    private static final Pattern POST = Pattern.compile("/accounts/posts/([0-9a-f-]{36})/ending");
    private static final Pattern STAND_IN = Pattern.compile("/stand-ins/([0-9a-f-]{36})/ending");

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Grants grants;

    @Autowired
    Tokens tokens;

    @Autowired
    Directory directory;

    @Autowired
    Intakes intakes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SettableClock clock;

    private Visitor system;
    private String union;
    private int number;

    @BeforeEach
    void signInAsSystemAdministrator() {
        number = NEXT.incrementAndGet();
        system = administrator(Role.SYSTEM_ADMIN);
        union = CurrentScope.call(
                Scope.job("test", BANMA),
                () -> directory
                        .of(632622)
                        .units()
                        .filter(unit -> unit.type() == UnitType.UNION)
                        .findFirst()
                        .orElseThrow()
                        .id()
                        .toString());
    }

    private Visitor administrator(Role role) {
        String login = "desk" + NEXT.incrementAndGet();
        asNobody(() -> accounts.open(login, "管理员", PASSWORD, Grant.of(role, BANMA)));
        return signedIn(login);
    }

    private Visitor signedIn(String login) {
        Visitor visitor = new Visitor(port);
        assertThat(target(visitor.signIn(login, PASSWORD))).isEqualTo("/");
        return visitor;
    }

    private static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    private String register(String name, String from) {
        HttpResponse<String> added = system.submit(
                "/organisation/people/new",
                "/organisation/people",
                "county",
                "632622",
                "name",
                name,
                "position",
                "办公室主任",
                "role",
                "CADRE",
                "unit",
                union,
                "from",
                from);
        return AccountsTest.found(PERSON, target(added));
    }

    private String register(String name) {
        return register(name, grants.today().toString());
    }

    /** Opens the person's account and lets him choose his password. */
    private UUID invite(String person, String login) {
        HttpResponse<String> opened = system.submit(
                "/accounts/people/" + person,
                "/accounts",
                "county",
                "632622",
                "login",
                login,
                "name",
                "某人",
                "region",
                "632622",
                "person",
                person);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        Visitor holder = new Visitor(port);
        String path = AccountsTest.invitation(opened);
        holder.submit(path, path, "password", PASSWORD, "again", PASSWORD);
        return asNobody(() -> accounts.named(login)).orElseThrow().id();
    }

    @Test
    void aPostBringsItsRoleAndTakesItAwayAtOnce() {
        String person = register("卓玛" + number);
        String login = "zhuoma" + number;
        UUID account = invite(person, login);
        Visitor holder = signedIn(login);
        String token = asNobody(() -> tokens.make(account, "test"));
        assertThat(holder.get("/account").body()).contains("群团干部").contains("总工会");
        assertThat(ask(token)).isEqualTo(200);

        String shown = system.get("/organisation/people/" + person).body();
        assertThat(shown).contains("办公室主任").contains("至今");
        String post = AccountsTest.found(POST, shown);
        assertThat(system.get("/accounts/posts/" + post + "/ending").body()).contains("没有需要移交的工作");
        HttpResponse<String> ended = system.submit(
                "/accounts/posts/" + post + "/ending", "/accounts/posts/" + post + "/ending", "county", "632622");

        assertThat(target(ended)).isEqualTo("/organisation/people/" + person);
        assertThat(target(holder.get("/account"))).isEqualTo("/sign-in");
        assertThat(ask(token)).isEqualTo(401);
        HttpResponse<String> again =
                system.submit("/organisation/people/new", "/accounts/posts/" + post + "/ending", "county", "632622");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("已经离任");
    }

    private int ask(String token) {
        return new Visitor(port)
                .get("/api/v1/entries?county=632622&year=2022", "Authorization", "Bearer " + token)
                .statusCode();
    }

    @Test
    void aPostTakenLaterReachesTheAccountAndOneToComeHoldsFromItsDay() {
        String person = register("才让" + number);
        String login = "cairang" + number;
        UUID account = invite(person, login);
        LocalDate tomorrow = grants.today().plusDays(1);

        HttpResponse<String> taken = system.submit(
                "/organisation/people/" + person + "/posts/new",
                "/organisation/people/" + person + "/posts",
                "county",
                "632622",
                "position",
                "协调员",
                "role",
                "COORDINATOR",
                "from",
                tomorrow.toString());
        assertThat(target(taken)).isEqualTo("/organisation/people/" + person);

        assertThat(asNobody(() -> grants.today(List.of(account))).get(account)).hasSize(1);
        clock.advance(Duration.ofDays(1));
        assertThat(asNobody(() -> grants.today(List.of(account))).get(account))
                .extracting(held -> held.grant().role())
                .containsExactlyInAnyOrder(Role.CADRE, Role.COORDINATOR);
    }

    @Test
    void whatIsAmissIsSaidAtItsFieldAndTheDatabaseKeepsTheRulesToo() {
        HttpResponse<String> amiss = system.submit(
                "/organisation/people/new",
                "/organisation/people",
                "county",
                "632622",
                "name",
                "无单位" + number,
                "position",
                "主任",
                "role",
                "CADRE",
                "from",
                "2024-01-01");
        assertThat(amiss.statusCode()).isEqualTo(422);
        assertThat(amiss.body()).contains("href=\"#unit\"").contains("请选择现有的单位").contains("value=\"主任\"");
        assertThat(system.get("/organisation/people?q=" + "无单位" + number).body())
                .contains("没有登记这样的人员");
        HttpResponse<String> administrators = system.submit(
                "/organisation/people/new",
                "/organisation/people",
                "county",
                "632622",
                "name",
                "某某" + number,
                "position",
                "审计",
                "role",
                "AUDITOR",
                "from",
                "2024-01-01");
        assertThat(administrators.body()).contains("管理员角色不随职务取得");
        String person = register("央金" + number);
        HttpResponse<String> twice = system.submit(
                "/organisation/people/" + person + "/posts/new",
                "/organisation/people/" + person + "/posts",
                "county",
                "632622",
                "position",
                "副主任",
                "role",
                "CADRE",
                "unit",
                union,
                "from",
                grants.today().toString());
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("已任同一职务");
        for (String wrong : List.of(
                "update organisation.post set ended_on = from_day - 1 where person = '" + person + "'",
                "update organisation.post set role = 'SYSTEM_ADMIN' where person = '" + person + "'",
                "update organisation.post set unit = null where person = '" + person + "'")) {
            assertThatThrownBy(() -> CurrentScope.run(
                            Scope.job("test", BANMA),
                            () -> new TransactionTemplate(transactions)
                                    .executeWithoutResult(
                                            status -> jdbc.sql(wrong).update())))
                    .as(wrong)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void onlyTheSystemAdministratorRegistersPostsAndNobodySeesAnotherCountysPeople() {
        String person = register("德吉" + number);
        Visitor coordinator = administrator(Role.COORDINATOR);

        assertThat(coordinator.get("/organisation/people/" + person).body())
                .contains("办公室主任")
                .doesNotContain("办理离任");
        assertThat(coordinator.get("/organisation/people/new").statusCode()).isEqualTo(403);
        String elsewhere = "elsewhere" + number;
        asNobody(() -> accounts.open(elsewhere, "邻县", PASSWORD, Grant.of(Role.SYSTEM_ADMIN, new RegionCode("632623"))));
        Visitor neighbour = signedIn(elsewhere);
        assertThat(neighbour.get("/organisation/people/" + person).statusCode()).isEqualTo(404);
        assertThat(neighbour
                        .get("/organisation/people?q=德吉".replace("德吉", "%E5%BE%B7%E5%90%89"))
                        .body())
                .doesNotContain("德吉" + number);
    }

    @Test
    void anInvitationWorksOnceAndNotForEver() {
        String person = register("扎西" + number);
        String login = "zhaxi" + number;
        UUID account = invite(person, login);
        HttpResponse<String> again = system.submit("/accounts/" + account, "/accounts/" + account + "/invitation");
        String path = AccountsTest.invitation(again);
        assertThat(target(new Visitor(port).signIn(login, PASSWORD))).isEqualTo("/sign-in?failed");
        HttpResponse<String> newer = system.submit("/accounts/" + account, "/accounts/" + account + "/invitation");
        assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(410);

        Visitor holder = new Visitor(port);
        String good = AccountsTest.invitation(newer);
        HttpResponse<String> weak = holder.submit(good, good, "password", "short", "again", "short");
        assertThat(weak.statusCode()).isEqualTo(422);
        assertThat(weak.body()).contains("href=\"#password\"");
        String form = holder.get(good).body();
        assertThat(holder.submit(good, good, "password", PASSWORD, "again", PASSWORD)
                        .body())
                .contains("密码已设置");
        assertThat(form).contains(login);
        assertThat(holder.get(good).statusCode()).isEqualTo(410);
        signedIn(login);

        HttpResponse<String> late = system.submit("/accounts/" + account, "/accounts/" + account + "/invitation");
        clock.advance(Duration.ofDays(7).plusMinutes(1));
        assertThat(new Visitor(port).get(AccountsTest.invitation(late)).statusCode())
                .isEqualTo(410);
    }

    @Test
    void theEndOfAPostHandsOpenWorkToTheSuccessor() {
        UUID leaving = invite(register("离任" + number), "leaving" + number);
        String person =
                asNobody(() -> accounts.listed(leaving)).orElseThrow().person().toString();
        UUID intake = CurrentScope.call(
                new Scope(
                        leaving,
                        "离任",
                        632622,
                        632623,
                        632622,
                        632623,
                        Scope.Entries.ALL,
                        null,
                        null,
                        java.util.Set.of()),
                () -> intakes.receive(632622, 2022, List.of(new Nothing())).id());
        UUID successor = invite(register("继任" + number), "successor" + number);
        String post = AccountsTest.found(
                POST, system.get("/organisation/people/" + person).body());
        String url = "/accounts/posts/" + post + "/ending";

        assertThat(system.get(url).body()).contains("2022 年的导入").contains("successor" + number);
        HttpResponse<String> unnamed = system.submit(url, url, "county", "632622");
        assertThat(unnamed.statusCode()).isEqualTo(422);
        assertThat(unnamed.body()).contains("请选择由谁接手");
        assertThat(target(system.submit(url, url, "county", "632622", "successor", successor.toString())))
                .isEqualTo("/organisation/people/" + person);

        UUID keeper = CurrentScope.call(
                Scope.job("test", BANMA),
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql("select keeper from intake.intake where id = ?")
                                .param(intake)
                                .query(UUID.class)
                                .single()));
        assertThat(keeper).isEqualTo(successor);
        assertThat(administrator(Role.AUDITOR).get("/audit").body()).contains("移交未办完的工作");
    }

    /** A file that is no workbook: received all the same, and said to be none. */
    private record Nothing() implements Upload {

        @Override
        public String name() {
            return "空.xlsx";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(new byte[] {1, 2, 3});
        }
    }

    @Test
    void aStandInActsUnderThePostForItsDaysAndNoLonger() {
        UUID holder = invite(register("岗主" + number), "holder" + number + "a");
        invite(register("代岗" + number), "other" + number + "a");
        UUID grant = asNobody(() -> grants.of(holder)).get(0).id();
        Visitor here = signedIn("holder" + number + "a");
        Visitor other = signedIn("other" + number + "a");
        LocalDate last = grants.today().plusDays(1);
        String form = "/stand-ins/new?grant=" + grant;

        assertThat(here.submit(
                                form,
                                "/stand-ins",
                                "grant",
                                grant.toString(),
                                "login",
                                "nobody",
                                "last",
                                last.toString())
                        .body())
                .contains("本辖区内没有这个账号");
        assertThat(other.get(form).statusCode()).isEqualTo(404);
        HttpResponse<String> named = here.submit(
                form,
                "/stand-ins",
                "grant",
                grant.toString(),
                "login",
                "other" + number + "a",
                "last",
                last.toString());
        assertThat(target(named)).isEqualTo("/account");

        String account = other.get("/account").body();
        assertThat(account).contains("换岗").contains("代 岗主" + number);
        String standIn = AccountsTest.found(STAND_IN, here.get("/account").body());
        assertThat(target(other.submit("/account", "/account/post", "grant", standIn)))
                .isEqualTo("/");
        assertThat(here.submit(
                                "/account",
                                "/stand-ins",
                                "grant",
                                standIn,
                                "login",
                                "other" + number + "a",
                                "last",
                                last.toString())
                        .statusCode())
                .isEqualTo(404);
        clock.advance(Duration.ofDays(2));
        Visitor later = signedIn("other" + number + "a");
        assertThat(later.get("/account").body()).doesNotContain("换岗");
    }

    @Test
    void nobodyIsMadeASecondAdministratorByStandingIn() {
        Visitor security = administrator(Role.SECURITY_ADMIN);
        UUID auditor = asNobody(() -> accounts.open("aud" + number, "审计", PASSWORD, Grant.of(Role.AUDITOR, BANMA)));
        asNobody(() -> accounts.open("sys" + number, "系统", PASSWORD, Grant.of(Role.SYSTEM_ADMIN, BANMA)));
        UUID grant = asNobody(() -> grants.of(auditor)).get(0).id();
        String last = grants.today().plusDays(3).toString();
        String form = "/stand-ins/new?grant=" + grant;

        assertThat(signedIn("aud" + number).get(form).statusCode()).isEqualTo(422);
        HttpResponse<String> refused =
                security.submit(form, "/stand-ins", "grant", grant.toString(), "login", "sys" + number, "last", last);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("三员分立");
        asNobody(() -> accounts.open("lead" + number, "他人", PASSWORD, Grant.of(Role.LEADER, BANMA)));
        assertThat(target(security.submit(
                        form, "/stand-ins", "grant", grant.toString(), "login", "lead" + number, "last", last)))
                .isEqualTo("/accounts/" + auditor);
    }

    @Test
    void anAdministratorsAccountIsTheSecurityAdministratorsToInviteAndClose() {
        UUID auditor = asNobody(() -> accounts.open("shen" + number, "审计", PASSWORD, Grant.of(Role.AUDITOR, BANMA)));

        HttpResponse<String> refused = system.submit("/accounts/" + auditor, "/accounts/" + auditor + "/invitation");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("由安全管理员邀请");
        assertThat(system.submit("/accounts/" + auditor, "/accounts/" + auditor + "/disabling")
                        .statusCode())
                .isEqualTo(422);
        Visitor security = administrator(Role.SECURITY_ADMIN);
        assertThat(security.submit("/accounts/" + auditor, "/accounts/" + auditor + "/invitation")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theApiRegistersEndsAndStandsInAsThePagesDo() {
        String login = "program" + number;
        UUID admin = asNobody(() -> accounts.open(login, "程序", PASSWORD, Grant.of(Role.SYSTEM_ADMIN, BANMA)));
        String token = asNobody(() -> tokens.make(admin, "test"));
        Visitor program = new Visitor(port);
        HttpResponse<String> added = program.post(
                "/api/v1/organisation/people?county=632622",
                "{\"name\":\"接口" + number + "\",\"post\":{\"position\":\"干事\",\"role\":\"CADRE\",\"unit\":\"" + union
                        + "\",\"from\":\"" + grants.today() + "\"}}",
                headers(token));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        String person = JsonPath.read(added.body(), "$.id");
        String shown = program.get("/api/v1/organisation/people/" + person + "?county=632622", headers(token))
                .body();
        String post = JsonPath.read(shown, "$.posts[0].id");
        String listed = program.get(
                        "/api/v1/organisation/people?county=632622&q=" + "%E6%8E%A5%E5%8F%A3" + number, headers(token))
                .body();
        assertThat(JsonPath.<List<String>>read(listed, "$.items[*].id")).containsExactly(person);
        HttpResponse<String> ended =
                program.post("/api/v1/accounts/posts/" + post + "/ending?county=632622", "{}", headers(token));
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(204);
    }

    private static String[] headers(String token) {
        return new String[] {
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            UUID.randomUUID().toString()
        };
    }
}
