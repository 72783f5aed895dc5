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
import cn.yipanqi.access.Grants.Days;
import cn.yipanqi.access.Held;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class GrantsTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";
    private static final RegionCode BANMA = new RegionCode("632622");

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
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SettableClock clock;

    private String login;
    private UUID account;
    private UUID union;

    @BeforeEach
    void openAnAccount() {
        login = "holder" + NEXT.incrementAndGet();
        account = open(login, Grant.of(Role.LEADER, BANMA));
        union = unit(UnitType.UNION);
    }

    private UUID unit(UnitType type) {
        return CurrentScope.call(
                Scope.job("test", BANMA),
                () -> directory
                        .of(632622)
                        .units()
                        .filter(unit -> unit.type() == type)
                        .findFirst()
                        .orElseThrow()
                        .id());
    }

    private UUID open(String name, Grant grant) {
        return asNobody(() -> accounts.open(name, "某人" + name, PASSWORD, grant));
    }

    private static <T> T asNobody(Supplier<T> action) {
        return CurrentScope.call(Scope.nobody("test"), action);
    }

    private Visitor administrator(Role role) {
        String name = "office" + NEXT.incrementAndGet();
        open(name, Grant.of(role, BANMA));
        return signedIn(name);
    }

    private Visitor signedIn(String name) {
        Visitor visitor = new Visitor(port);
        assertThat(target(visitor.signIn(name, PASSWORD))).isEqualTo("/");
        return visitor;
    }

    private HttpResponse<String> give(Visitor asker, UUID to, String... fields) {
        return asker.submit("/account", "/accounts/" + to + "/grants", fields);
    }

    private Days always() {
        return new Days(grants.today(), null);
    }

    @Test
    void theSecurityAdministratorMakesAdministratorsAndTheSystemAdministratorAllOthers() {
        Visitor system = administrator(Role.SYSTEM_ADMIN);
        Visitor security = administrator(Role.SECURITY_ADMIN);

        HttpResponse<String> refused = give(system, account, "role", "AUDITOR", "region", "632622");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("审计管理员由安全管理员授予和收回").contains("href=\"#role\"");
        assertThat(give(security, account, "role", "COORDINATOR", "region", "632622")
                        .body())
                .contains("协调员由系统管理员授予和收回");

        assertThat(target(give(security, account, "role", "AUDITOR", "region", "632622")))
                .isEqualTo("/accounts/" + account);
        assertThat(target(give(
                        system,
                        account,
                        "role",
                        "CADRE",
                        "region",
                        "632622",
                        "unit",
                        union.toString(),
                        "last",
                        "2999-12-31")))
                .isEqualTo("/accounts/" + account);
        assertThat(system.get("/accounts/" + account).body())
                .contains("审计管理员")
                .contains("2999-12-31")
                .contains("总工会");
        assertThat(administrator(Role.COORDINATOR).get("/accounts").statusCode())
                .isEqualTo(403);
        assertThat(administrator(Role.AUDITOR).get("/accounts").body()).doesNotContain("href=\"/accounts/new\"");
    }

    @Test
    void nobodyHoldsTwoOfTheThreeAdministratorsRolesOnOneDay() {
        Visitor security = administrator(Role.SECURITY_ADMIN);
        give(security, account, "role", "AUDITOR", "region", "632622", "last", "2998-12-31");

        HttpResponse<String> second = give(security, account, "role", "SYSTEM_ADMIN", "region", "632622");

        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body()).contains("三员分立").contains("任何人不得兼任两个");
        assertThat(target(give(security, account, "role", "SYSTEM_ADMIN", "region", "632622", "from", "2999-01-01")))
                .isEqualTo("/accounts/" + account);
        assertThatThrownBy(() -> CurrentScope.run(
                        Scope.nobody("test"),
                        () -> new TransactionTemplate(transactions)
                                .executeWithoutResult(
                                        status -> jdbc.sql("""
                                                insert into access.role_grant (id, account, role, region, from_day)
                                                values (gen_random_uuid(), ?, 'SECURITY_ADMIN', '632622', '2024-01-01')
                                                """).param(account).update())))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("administrators_apart");
    }

    @Test
    void ofTwoWhoGiveDifferentAdministratorsRolesAtOnceOneIsRefused() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> given =
                    two.invokeAll(List.of(attempt(together, Role.SYSTEM_ADMIN), attempt(together, Role.AUDITOR)));
            assertThat(List.of(given.get(0).get(), given.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            two.shutdownNow();
        }
        assertThat(asNobody(() -> grants.of(account)).stream()
                        .filter(held -> held.grant().role().administers()))
                .hasSize(1);
    }

    private Callable<Boolean> attempt(CyclicBarrier together, Role role) {
        return () -> asNobody(() -> {
            try {
                return new TransactionTemplate(transactions).execute(status -> {
                    await(together);
                    grants.give(account, Grant.of(role, BANMA), always(), null);
                    return true;
                });
            } catch (Refusal refused) {
                assertThat(refused.sentence().key()).startsWith("access.grant.apart");
                return false;
            }
        });
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nobodyGivesHimselfAnythingNorBeyondHisDivision() {
        String own = "self" + NEXT.incrementAndGet();
        UUID self = open(own, Grant.of(Role.SYSTEM_ADMIN, BANMA));
        Visitor system = signedIn(own);

        HttpResponse<String> answer = give(system, self, "role", "COORDINATOR", "region", "632622");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("不能给自己授予或收回角色");
        assertThat(give(system, account, "role", "COORDINATOR", "region", "63").body())
                .contains("您只能开设本辖区以内的账号");
        UUID elsewhere = open("elsewhere" + NEXT.incrementAndGet(), Grant.of(Role.LEADER, new RegionCode("632623")));
        assertThat(give(system, elsewhere, "role", "COORDINATOR", "region", "632622")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void oneActsUnderOnePostAtATimeAndChangesItInTheMasthead() {
        UUID cadre = asNobody(
                () -> grants.give(account, new Grant(Role.CADRE, BANMA, union, null, Set.of()), always(), null));
        Visitor holder = signedIn(login);
        assertThat(holder.get("/entries/new?kind=activity").statusCode()).isEqualTo(403);
        assertThat(holder.get("/account").body()).contains("换岗").contains("群团干部");

        assertThat(target(holder.submit("/account", "/account/post", "grant", cadre.toString())))
                .isEqualTo("/");

        assertThat(holder.get(target(holder.get("/"))).body())
                .contains("现在的岗位：")
                .contains("总工会");
        assertThat(holder.get("/entries/new?kind=activity").statusCode()).isEqualTo(200);
        UUID others = asNobody(() -> grants.of(open("other" + NEXT.incrementAndGet(), Grant.of(Role.LEADER, BANMA))))
                .get(0)
                .id();
        assertThat(holder.submit("/account", "/account/post", "grant", others.toString())
                        .statusCode())
                .isEqualTo(404);
        assertThat(holder.submit("/account", "/account/post", "grant", "none").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aGrantThatIsTakenEndsAccessAndItsTokensAtOnce() {
        UUID cadre = asNobody(
                () -> grants.give(account, new Grant(Role.CADRE, BANMA, union, null, Set.of()), always(), null));
        Visitor holder = signedIn(login);
        holder.submit("/account", "/account/post", "grant", cadre.toString());
        String ofLeader = asNobody(() -> tokens.make(account, "test"));
        String ofCadre = AccountsTest.secret(holder.submit("/account", "/account/tokens", "label", "随岗位"));
        assertThat(role(ofCadre)).isEqualTo(200);

        Visitor system = administrator(Role.SYSTEM_ADMIN);
        assertThat(target(
                        system.submit("/accounts/" + account, "/accounts/" + account + "/grants/" + cadre + "/ending")))
                .isEqualTo("/accounts/" + account);

        assertThat(role(ofCadre)).isEqualTo(401);
        assertThat(role(ofLeader)).isEqualTo(200);
        assertThat(holder.get("/entries/new?kind=activity").statusCode()).isEqualTo(403);
        assertThat(holder.get("/account").body()).contains("已结束").doesNotContain("换岗");
        UUID leader = asNobody(() -> grants.of(account)).stream()
                .filter(held -> held.on(grants.today()))
                .findFirst()
                .map(Held::id)
                .orElseThrow();
        system.submit("/accounts/" + account, "/accounts/" + account + "/grants/" + leader + "/ending");
        assertThat(target(holder.get("/account"))).isEqualTo("/sign-in");
        assertThat(target(new Visitor(port).signIn(login, PASSWORD))).isEqualTo("/sign-in?failed");
    }

    private int role(String token) {
        return new Visitor(port)
                .get("/api/v1/entries?county=632622&year=2022", "Authorization", "Bearer " + token)
                .statusCode();
    }

    @Test
    void aGrantHoldsFromItsFirstDayToItsLastAndNoLonger() {
        LocalDate today = grants.today();
        UUID tomorrow = asNobody(() -> grants.give(
                account, Grant.of(Role.COORDINATOR, BANMA), new Days(today.plusDays(1), today.plusDays(2)), null));
        String early = "early" + NEXT.incrementAndGet();
        UUID later = open(early, Grant.of(Role.LEADER, BANMA));
        UUID first = asNobody(() -> grants.of(later)).get(0).id();
        asNobody(() -> {
            grants.end(first, today);
            return grants.give(later, Grant.of(Role.LEADER, BANMA), new Days(today.plusDays(1), null), null);
        });
        assertThat(holds(tomorrow)).isFalse();
        assertThat(target(new Visitor(port).signIn(early, PASSWORD))).isEqualTo("/sign-in?failed");

        clock.advance(Duration.ofDays(1));
        assertThat(holds(tomorrow)).isTrue();
        signedIn(early);
        clock.advance(Duration.ofDays(1));
        assertThat(holds(tomorrow)).isFalse();
        assertThatThrownBy(() -> asNobody(
                        () -> grants.give(account, Grant.of(Role.LEADER, BANMA), new Days(today, today), null)))
                .isInstanceOf(Refusal.class);
    }

    private boolean holds(UUID grant) {
        return asNobody(() -> grants.today(List.of(account))).getOrDefault(account, List.of()).stream()
                .anyMatch(held -> held.id().equals(grant));
    }

    @Test
    void theApiGivesAndTakesAsThePagesDo() {
        String name = "api" + NEXT.incrementAndGet();
        UUID security = open(name, Grant.of(Role.SECURITY_ADMIN, BANMA));
        String token = asNobody(() -> tokens.make(security, "test"));
        Visitor program = new Visitor(port);
        String url = "/api/v1/accounts/" + account + "/grants";

        HttpResponse<String> given = program.post(
                url, "{\"role\":\"AUDITOR\",\"region\":\"632622\",\"last\":\"2999-12-31\"}", headers(token));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(201);
        String id = JsonPath.read(given.body(), "$.id");
        assertThat(JsonPath.<String>read(given.body(), "$.last")).isEqualTo("2999-12-31");
        HttpResponse<String> second =
                program.post(url, "{\"role\":\"SYSTEM_ADMIN\",\"region\":\"632622\"}", headers(token));
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(JsonPath.<String>read(second.body(), "$.code")).isEqualTo("access.grant.apart");
        assertThat(program.post(url + "/" + id + "/ending", "", headers(token)).statusCode())
                .isEqualTo(200);
        assertThat(JsonPath.<List<String>>read(program.get(url, headers(token)).body(), "$.items[*].role"))
                .containsExactlyInAnyOrder("AUDITOR", "LEADER");
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
