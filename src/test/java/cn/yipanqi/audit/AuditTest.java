package cn.yipanqi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
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
        // By the clock that records, which others may have put forward by years.
        LocalDate today = LocalDate.ofInstant(SettableClock.now(), ZoneId.of("Asia/Shanghai"));
        String asked = "county=" + county + "&from=%s&to=%s";

        assertThat(JsonPath.<Integer>read(
                        ask(token, asked.formatted(today.minusDays(1), today.plusDays(1))), "$.items.length()"))
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
        assertThat(visitor.get("/audit?from=2020-01-01&to=2020-12-31").body()).contains("没有符合条件的操作记录");
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
        assertThat(DeedView.text(Map.of("role", "CADRE", "region", "632622"), name -> "the " + name))
                .isEqualTo("the region 632622 · the role CADRE");
    }

    @Test
    void wordsFindNamesSubjectsDetailsAndWhatDeedsAreCalled() {
        long county = TestScopes.freshCounty();
        record(TestScopes.coordinator(county), county, 12);
        record(TestScopes.leader(county), county, 1);
        String token = token(login(Role.AUDITOR, county));
        String asked = "county=" + county + "&q=";

        assertThat(subjects(token, asked + encoded("领导"))).hasSize(1);
        assertThat(subjects(token, asked + "Subject-11")).containsExactly("subject-11");
        assertThat(subjects(token, asked + encoded("\"rows\": 7"))).containsExactly("subject-7");
        assertThat(subjects(token, asked + encoded("新建接口令牌"))).hasSize(13);
        assertThat(subjects(token, asked + encoded("API token made"))).hasSize(13);
        assertThat(subjects(token, asked + "%25")).isEmpty();
        assertThat(subjects(token, "county=" + county + "&module=access")).hasSize(13);
        assertThat(subjects(token, "county=" + county + "&module=acces")).isEmpty();
        assertThat(subjects(token, "county=" + county + "&actor=" + UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    void theTimelineOfARecordHoldsItsDeedsAndThoseThatNameIt() {
        UUID one = UUID.randomUUID();
        record(632622, "access.account.open", one.toString(), Map.of());
        record(632622, "access.account.disable", one.toString(), Map.of());
        record(632622, "access.token.make", "another", Map.of("account", one.toString()));
        Visitor visitor = signedIn();

        String page = visitor.get("/audit/record?subject=" + one).body();

        assertThat(page).contains("停用账号", "开设账号", "新建接口令牌", "/accounts/" + one, "提到它的记录");
        assertThat(page.indexOf("停用账号")).isLessThan(page.indexOf("开设账号"));
        assertThat(visitor.get("/audit/record?subject=nothing").body()).contains("没有关于它的操作记录");
    }

    @Test
    void whatIsTakenOutIsNoFormulaAndThatItWasTakenOutIsOnRecord() throws IOException {
        String subject = "=HYPERLINK(\"x\")" + NEXT.incrementAndGet();
        record(632622, ACTION, subject, Map.of());
        String token = token(login(Role.AUDITOR, 632622));

        byte[] bytes = new Visitor(port)
                .bytes(
                        "/api/v1/audit/export?county=632622&subject=" + encoded(subject),
                        "Authorization",
                        "Bearer " + token);

        try (Workbook workbook = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
            var row = workbook.getSheetAt(0).getRow(1);
            assertThat(row.getCell(6).getStringCellValue()).isEqualTo("'" + subject);
            assertThat(row.getCell(8).getStringCellValue()).matches("[0-9a-f]{64}");
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(1);
        }
        assertThat(ask(token, "county=632622&action=audit.export&subject=" + encoded(subject)))
                .contains("\"records\":1");
    }

    @Test
    void everyModuleThatRecordsHasAName() throws IOException {
        try (Stream<Path> bundles = Files.list(Path.of("src/main/resources/messages"))) {
            Set<String> modules = bundles.filter(
                            bundle -> !bundle.getFileName().toString().startsWith("audit"))
                    .flatMap(AuditTest::lines)
                    .filter(line -> line.startsWith("audit."))
                    .map(line -> line.split("\\.")[1])
                    .collect(Collectors.toSet());
            assertThat(modules).isNotEmpty();
            assertThat(lines(Path.of("src/main/resources/messages/audit.properties")))
                    .as("a module that records needs its name in the filter")
                    .map(line -> line.split("=")[0])
                    .containsAll(modules.stream()
                            .map(module -> "audit.module." + module)
                            .toList());
        }
    }

    private static Stream<String> lines(Path bundle) {
        try {
            return Files.readAllLines(bundle).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record(long county, String action, String subject, Map<String, ?> detail) {
        CurrentScope.run(
                TestScopes.coordinator(county),
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> trail.record(county, action, subject, detail)));
    }

    private Visitor signedIn() {
        Visitor visitor = new Visitor(port);
        visitor.signIn(login(Role.AUDITOR, 632622), PASSWORD);
        return visitor;
    }

    private List<String> subjects(String token, String query) {
        return JsonPath.read(ask(token, query), "$.items[*].subject");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
