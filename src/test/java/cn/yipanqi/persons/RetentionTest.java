package cn.yipanqi.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.TestScopes;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.persons.Office.Holder;
import cn.yipanqi.persons.retention.Retention;
import com.jayway.jsonpath.JsonPath;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

/** What is old is written as the owner, in counties of their own; what it does is the job's. */
@ServerTest
@Import(Office.class)
class RetentionTest {

    @LocalServerPort
    int port;

    @Autowired
    Office office;

    @Autowired
    Retention retention;

    @Autowired
    @FlywayDataSource
    DataSource owner;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private static Duration ahead = Duration.ZERO;

    private JdbcClient all;
    private long county;
    private long other;

    /** What is long ago is reckoned from the database's time, so nobody may have put the clock forward by months. */
    @BeforeAll
    static void byTheDatabasesTime() {
        ahead = SettableClock.backToReal();
    }

    @AfterAll
    static void asFarAheadAsOthersLeftIt() {
        SettableClock.atLeastAhead(ahead);
    }

    @BeforeEach
    void twoCounties() {
        all = JdbcClient.create(owner);
        county = TestScopes.freshCounty();
        other = TestScopes.freshCounty();
    }

    private void sharing(long of, String age) {
        all.sql("""
            insert into persons.sharing (id, county, recipient, fields, purpose, basis, people, day, document,
                recorded_by_name, at)
            select gen_random_uuid(), ?, '民政局', '{NAME}', '核对', 'DUTY', 1, (now() - ?::interval)::date - 2, '函', '某', now() - ?::interval
            """).params(of, age, age).update();
    }

    private void look(long of, String age) {
        all.sql("""
            insert into persons.look (id, county, person, kind, at, actor_name, reason, own)
            values (gen_random_uuid(), ?, gen_random_uuid(), 'CARD', now() - ?::interval, '某', '核对', false)
            """).params(of, age).update();
    }

    private void somebody(long of, String ended) {
        UUID person = UUID.randomUUID();
        all.sql("insert into organisation.person (id, county, name) values (?, ?, '某人')")
                .params(person, of)
                .update();
        all.sql("""
            insert into organisation.post (id, county, person, position, role, from_day, ended_on)
            values (gen_random_uuid(), ?, ?, '主任', 'LEADER', '2001-01-01', (now() - ?::interval)::date)
            """).params(of, person, ended).update();
        all.sql("""
            insert into persons.personal_value (county, person, kind, sealed, mark, entered_at)
            values (?, ?, 'CARD', '\\x0101000000010000', '\\x00000001', '2001-01-01')
            """).params(of, person).update();
    }

    private long count(String table, long of) {
        return all.sql("select count(*) from persons." + table + " where county = ?")
                .param(of)
                .query(Long.class)
                .single();
    }

    @Test
    void whatWasKeptLongEnoughGoesAndNothingElseAndNoOtherCountys() {
        for (long each : List.of(county, other)) {
            sharing(each, "4 years");
            sharing(each, "35 months");
            look(each, "37 months");
            look(each, "2 years");
            somebody(each, "13 months");
            somebody(each, "6 months");
            somebody(each, "-1 day");
        }
        assertThat(retention.run(county)).isPresent();
        assertThat(count("sharing", county)).isOne();
        assertThat(count("look", county)).isOne();
        assertThat(count("personal_value", county)).isEqualTo(2);
        assertThat(count("sharing", other)).isEqualTo(2);
        assertThat(count("personal_value", other)).isEqualTo(3);
        assertThat(all.sql("select detail::text from audit.event where county = ? and action = 'persons.retention.run'")
                        .param(county)
                        .query(String.class)
                        .list())
                .containsExactly("{\"LOOK\": 1, \"SHARING\": 1, \"PERSONAL\": 1}");
        all.sql("delete from persons.personal_value where county in (?, ?)")
                .params(county, other)
                .update();
    }

    @Test
    void aRecordThatIsCorrectedStaysAsLongAsItsCorrection() {
        sharing(county, "5 years");
        all.sql("""
            insert into persons.sharing (id, county, recipient, fields, purpose, basis, people, day, document,
                recorded_by_name, at, replaces)
            select gen_random_uuid(), county, recipient, fields, purpose, basis, 2, day, document, '某', now(), id
            from persons.sharing where county = ?
            """).param(county).update();
        retention.run(county);
        assertThat(count("sharing", county)).isEqualTo(2);
    }

    @Test
    void noRuleIsShorterThanTheLawAndNobodyDeletesEarlier() {
        assertThatThrownBy(() -> all.sql("update persons.retention_rule set months = 35 where code = 'LOOK'")
                        .update())
                .hasMessageContaining("never_below_the_least");
        look(county, "35 months");
        assertThatThrownBy(() -> all.sql("delete from persons.look where county = ?")
                        .param(county)
                        .update())
                .hasMessageContaining("kept for three years");
        clock.advance(Duration.ofDays(62));
        retention.run(county);
        assertThat(count("look", county))
                .as("by the clock of the database it is still too young")
                .isOne();
    }

    @Test
    void ofTwoNodesThatBeginAtOnceOneDoesIt() throws Exception {
        for (int i = 0; i < 20; i++) {
            look(county, "4 years");
        }
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> node = () -> {
                together.await();
                return retention.run(county).isPresent();
            };
            Future<Boolean> one = nodes.submit(node);
            Future<Boolean> two = nodes.submit(node);
            assertThat(List.of(one.get(), two.get())).containsExactlyInAnyOrder(true, false);
        } finally {
            nodes.shutdownNow();
        }
        assertThat(count("retention_run", county)).isOne();
        assertThat(retention.run(county)).as("today").isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(retention.run(county)).as("tomorrow").isPresent();
    }

    @Test
    void theInstallationLetsGoOfWhatSigningInLeftBehind() {
        clock.advance(Duration.ofDays(1));
        Holder holder = office.holder(port, Role.LEADER);
        all.sql("update access.account set invitation_hash = sha256(login::bytea), invited_until = now() -"
                        + " interval '40 days' where id = ?")
                .param(holder.account())
                .update();
        all.sql("insert into access.attempts (subject, failures, last_at) values (?, 1, now() - interval '31 days')")
                .param("old " + holder.login())
                .update();
        // By the clock of the tests, however far others have put it forward.
        all.sql("insert into access.attempts (subject, failures, last_at) values (?, 1, ?)")
                .params("new " + holder.login(), Timestamp.from(SettableClock.now()))
                .update();
        for (int i = 0; i < 120; i++) {
            all.sql("""
                insert into access.api_request (account, key, claim, claimed_at, fingerprint)
                values (?, ?, gen_random_uuid(), now() - interval '3 days', '\\x00')
                """).params(holder.account(), "old" + i).update();
        }
        // Sessions end by the machine's own clock, which nobody puts forward.
        all.sql("update access.session set expiry_time = expiry_time + ?")
                .param(Duration.between(Instant.now(), SettableClock.now()).toMillis())
                .update();
        retention.run();
        assertThat(all.sql("select invited_until is null from access.account where id = ?")
                        .param(holder.account())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(all.sql("select subject from access.attempts where subject like '%' || ?")
                        .param(holder.login())
                        .query(String.class)
                        .list())
                .containsExactly("new " + holder.login());
        assertThat(all.sql("select count(*) from access.api_request where account = ?")
                        .param(holder.account())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(holder.visitor().get("/account").statusCode())
                .as("still signed in")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void theOfficeAndTheSecurityAdministratorRehearseItAndSeeTheReport(Role role) {
        if (role == Role.CADRE || role == Role.STATION) {
            return;
        }
        all.sql("""
            insert into persons.look (id, county, person, kind, at, actor_name, reason, own)
            values (gen_random_uuid(), 632622, gen_random_uuid(), 'CARD', now() - interval '4 years', '某', '核对', false)
            """).update();
        Holder holder = office.holder(port, role);
        Visitor visitor = holder.visitor();
        boolean may = role == Role.COORDINATOR || role == Role.SECURITY_ADMIN;
        assertThat(visitor.get("/persons/retention").statusCode()).isEqualTo(may ? 200 : 403);
        String token = office.token(holder, false);
        if (!may) {
            assertThat(Office.ask(port, token, "POST", "/api/v1/persons/retention/rehearsal", "{}")
                            .statusCode())
                    .isEqualTo(403);
            return;
        }
        String rehearsed = visitor.submit("/persons/retention", "/persons/retention/rehearsal", "county", "632622")
                .body();
        assertThat(rehearsed).contains("没有删除任何内容", "36 个月", "第五十六条");
        List<Integer> due = JsonPath.read(
                Office.ask(port, token, "POST", "/api/v1/persons/retention/rehearsal", "{}")
                        .body(),
                "$.items[?(@.kind=='LOOK')].gone");
        assertThat(due.get(0)).isPositive();
        assertThat(count("look", 632622)).isPositive();

        clock.advance(Duration.ofDays(1));
        retention.run();
        assertThat(office.holder(port, role).visitor().get("/persons/retention").body())
                .contains("号码查看记录", "本系统", "本县");
    }

    @Test
    void aCountyReadsItsOwnReportOnly() {
        look(county, "4 years");
        retention.run(county);
        assertThat(runsSeen(TestScopes.coordinator(county))).isOne();
        assertThat(runsSeen(TestScopes.coordinator(other))).isZero();
    }

    private long runsSeen(Scope scope) {
        return CurrentScope.call(
                scope,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql("select count(*) from persons.retention_run where county = ?")
                                .param(county)
                                .query(Long.class)
                                .single()));
    }
}
