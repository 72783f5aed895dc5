package cn.yipanqi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.ServerTest;
import cn.yipanqi.TestScopes;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class AuditTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "right horse battery";
    private static final String ACTION = "access.token.make";

    @LocalServerPort
    int port;

    @Autowired
    AuditTrail trail;

    @Autowired
    Accounts accounts;

    @Autowired
    Tokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private void record(Scope scope, long county, int times) {
        CurrentScope.run(
                scope,
                () -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                    for (int i = 0; i < times; i++) {
                        trail.record(county, ACTION, "subject-" + i, Map.of("rows", i));
                    }
                }));
    }

    private String login(Role role, long county) {
        String login = "auditor" + NEXT.incrementAndGet();
        CurrentScope.run(
                Scope.nobody("test"),
                () -> accounts.open(login, "某人", PASSWORD, Grant.of(role, RegionCode.county(county))));
        return login;
    }

    private String token(String login) {
        return CurrentScope.call(
                Scope.nobody("test"),
                () -> tokens.make(accounts.byLogin(login).orElseThrow().account(), "test"));
    }

    private String ask(String token, String query) {
        return new Visitor(port)
                .get("/api/v1/audit?" + query, "Authorization", "Bearer " + token)
                .body();
    }

    @Test
    void everyDeedIsReadOnceHoweverManyPagesTheyTake() {
        long county = TestScopes.freshCounty();
        record(TestScopes.coordinator(county), county, 450);
        String token = token(login(Role.AUDITOR, county));
        List<String> subjects = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            String page = ask(token, "county=" + county + (cursor == null ? "" : "&cursor=" + cursor));
            subjects.addAll(JsonPath.<List<String>>read(page, "$.items[*].subject"));
            cursor = JsonPath.read(page, "$.next");
        } while (cursor != null);

        assertThat(subjects).hasSize(450).doesNotHaveDuplicates().startsWith("subject-449");
    }

    @Test
    void theDaysOfAPeriodAreTheCountysAndBothCount() {
        long county = TestScopes.freshCounty();
        record(TestScopes.coordinator(county), county, 2);
        String token = token(login(Role.AUDITOR, county));
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        String asked = "county=" + county + "&from=%s&to=%s";

        assertThat(JsonPath.<Integer>read(
                        ask(token, asked.formatted(today.minusDays(1), today.plusYears(1))), "$.items.length()"))
                .isEqualTo(2);
        assertThat(JsonPath.<Integer>read(
                        ask(token, asked.formatted(today.minusDays(9), today.minusDays(2))), "$.items.length()"))
                .isZero();
        assertThat(JsonPath.<Integer>read(
                        ask(token, "county=" + county + "&action=access.token.revoke"), "$.items.length()"))
                .isZero();
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        long county = TestScopes.freshCounty();
        String token = token(login(Role.AUDITOR, county));

        for (String wrong : List.of("%25", "YWJj", "@@")) {
            assertThat(new Visitor(port)
                            .get(
                                    "/api/v1/audit?county=" + county + "&cursor=" + wrong,
                                    "Authorization",
                                    "Bearer " + token)
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void signingInAndBeingRefusedAreOnThePageInWords() {
        String coordinator = login(Role.AUDITOR, 632622);
        new Visitor(port).signIn(coordinator, "wrong horse battery");
        Visitor visitor = new Visitor(port);
        visitor.signIn(coordinator, PASSWORD);

        String page = visitor.get("/audit").body();

        assertThat(page).contains("登录失败").contains("操作记录").contains("某人");
        assertThat(visitor.get("/audit?action=access.sign-in.refused").body())
                .contains("登录失败</th>")
                .doesNotContain("登录</th>");
        assertThat(visitor.get("/audit?from=2020-01-01&to=2020-12-31").body()).contains("这段时间没有操作记录");
        visitor.get("/audit?lang=en");
        assertThat(visitor.get("/audit").body()).contains("signed in");
    }

    @Test
    void aLeaderDoesNotReadTheRecordButStandsInIt() {
        long county = TestScopes.freshCounty();
        record(TestScopes.leader(county), county, 1);
        String leader = login(Role.LEADER, 632622);
        Visitor visitor = new Visitor(port);
        visitor.signIn(leader, PASSWORD);

        assertThat(visitor.get("/audit").statusCode()).isEqualTo(403);
        assertThat(JsonPath.<List<String>>read(
                        ask(token(login(Role.AUDITOR, county)), "county=" + county), "$.items[*].actorName"))
                .containsExactly("领导");
    }

    @Test
    void nothingIsRecordedAboutACountyOutsideTheScope() {
        long county = TestScopes.freshCounty();

        assertThatThrownBy(() -> record(TestScopes.leader(county), county + 1, 1))
                .isInstanceOf(PermissionDeniedDataAccessException.class);
        assertThatThrownBy(() -> record(Scope.nobody("nobody"), county, 1))
                .isInstanceOf(PermissionDeniedDataAccessException.class);
    }

    @Test
    void aRecordOutsideADeedsTransactionIsAnError() {
        long county = TestScopes.freshCounty();

        assertThatThrownBy(() -> CurrentScope.run(
                        TestScopes.coordinator(county), () -> trail.record(county, ACTION, "x", Map.of())))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void whatIsRecordedCannotBeChangedOrRemoved() {
        long county = TestScopes.freshCounty();
        record(TestScopes.coordinator(county), county, 1);

        for (String attempt :
                List.of("update audit.event set actor_name = 'x'", "delete from audit.event", "truncate audit.event")) {
            assertThatThrownBy(() -> CurrentScope.run(
                            TestScopes.coordinator(county),
                            () -> new TransactionTemplate(transactions)
                                    .executeWithoutResult(
                                            status -> jdbc.sql(attempt).update())))
                    .as(attempt)
                    .isInstanceOf(PermissionDeniedDataAccessException.class);
        }
    }

    @Test
    void theDetailIsOneLineInAFixedOrder() {
        UUID account = UUID.randomUUID();

        assertThat(DeedView.of(
                                new Deed(
                                        1,
                                        java.time.Instant.EPOCH,
                                        632622,
                                        null,
                                        "",
                                        "access.account.open",
                                        account.toString(),
                                        Map.of("role", "CADRE", "region", "632622")),
                                "/accounts/" + account)
                        .detail())
                .isEqualTo("region 632622 · role CADRE");
    }
}
