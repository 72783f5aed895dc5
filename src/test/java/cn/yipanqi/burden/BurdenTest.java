package cn.yipanqi.burden;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.TestScopes;
import cn.yipanqi.Visitor;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.RegionCode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the forms asked is counted by place and month, and of persons nothing is kept. */
@ServerTest
class BurdenTest {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String PASSWORD = "correct horse battery";
    private static final long HERE = 632725;
    private static final long BESIDE = 632726;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Directory directory;

    @Autowired
    Burden burden;

    @Autowired
    Forms forms;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Visitor somebody(long county, Role role, @Nullable UUID unit, @Nullable UUID station) {
        String login = "burden" + NEXT.incrementAndGet();
        CurrentScope.run(
                Scope.nobody("test"),
                () -> accounts.open(
                        login, "测试", PASSWORD, new Grant(role, RegionCode.county(county), unit, station, Set.of())));
        Visitor visitor = new Visitor(port);
        visitor.signIn(login, PASSWORD);
        return visitor;
    }

    private UUID unit(long county, int n) {
        return TestScopes.as(
                TestScopes.coordinator(county),
                () -> directory.of(county).units().toList().get(n).id());
    }

    private static int year() {
        return LocalDate.ofInstant(SettableClock.now(), ZoneId.of("Asia/Shanghai"))
                .getYear();
    }

    private Burden.Year asked(long county) {
        return TestScopes.as(TestScopes.coordinator(county), () -> burden.of(county, year()));
    }

    private static void complain(Visitor visitor, String text) {
        visitor.submit("/feedback?from=/board", "/feedback", "from", "/board", "text", text);
    }

    @Test
    void aFormThatWasTakenCountsOnceForTheUnitThatSentItInAndForItsMonth() {
        Visitor cadre = somebody(HERE, Role.CADRE, unit(HERE, 0), null);
        Burden.Year before = asked(HERE);
        complain(cadre, "表太多");
        complain(cadre, "还是太多");
        Burden.Year after = asked(HERE);
        assertThat(after.rows().get(0).times()).isEqualTo(before.rows().get(0).times() + 2);
        assertThat(after.rows().get(0).fields()).isEqualTo(before.rows().get(0).fields() + 2);
        assertThat(after.rows().get(1)).isEqualTo(before.rows().get(1));
        int month = LocalDate.ofInstant(SettableClock.now(), ZoneId.of("Asia/Shanghai"))
                .getMonthValue();
        assertThat(after.rows().get(0).months().get(month - 1)).isPositive();
    }

    @Test
    void aFormThatWasRefusedCountsNothing() {
        Visitor cadre = somebody(HERE, Role.CADRE, unit(HERE, 2), null);
        complain(cadre, " ");
        assertThat(asked(HERE).rows().get(2).times()).isZero();
    }

    @Test
    void whatALeaderSendsInIsNoUnitsBurden() {
        Burden.Year before = asked(BESIDE);
        complain(somebody(BESIDE, Role.LEADER, null, null), "数字有疑问");
        assertThat(asked(BESIDE)).isEqualTo(before);
    }

    @Test
    void formsSentInAtTheSameMomentAllCount() {
        UUID unit = unit(HERE, 1);
        List<Visitor> all = IntStream.range(0, 4)
                .mapToObj(n -> somebody(HERE, Role.CADRE, unit, null))
                .toList();
        long before = asked(HERE).rows().get(1).times();
        all.parallelStream().forEach(visitor -> complain(visitor, "一起"));
        assertThat(asked(HERE).rows().get(1).times()).isEqualTo(before + 4);
    }

    @Test
    void noColumnSaysWhoItWas() {
        List<String> columns = CurrentScope.call(
                Scope.nobody("test"),
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql("""
            select column_name from information_schema.columns where table_schema = 'burden' order by 1
            """).query(String.class).list()));
        assertThat(columns).containsExactly("county", "form", "month", "place", "place_kind", "times");
    }

    @Test
    void theDatabaseCountsByWholeMonthsOnly() {
        CurrentScope.run(
                TestScopes.coordinator(HERE),
                () -> org.assertj.core.api.Assertions.assertThatExceptionOfType(DataIntegrityViolationException.class)
                        .isThrownBy(() -> new TransactionTemplate(transactions)
                                .executeWithoutResult(status ->
                                        jdbc.sql("""
                            insert into burden.ask (county, month, place_kind, form, times) values (:county, '2022-03-05', 'OFFICE', 'x', 1)
                            """).param("county", HERE).update())));
    }

    @Test
    void nothingIsAskedForTwice() {
        assertThat(forms.askedTwice()).isEmpty();
    }

    @Test
    void onlyTheOfficeSeesIt() {
        assertThat(somebody(HERE, Role.COORDINATOR, null, null).get("/burden").statusCode())
                .isEqualTo(200);
        assertThat(somebody(HERE, Role.CADRE, unit(HERE, 0), null)
                        .get("/burden")
                        .statusCode())
                .isEqualTo(403);
        assertThat(somebody(HERE, Role.LEADER, null, null).get("/burden").statusCode())
                .isEqualTo(403);
        assertThat(somebody(HERE, Role.AUDITOR, null, null).get("/burden").statusCode())
                .isEqualTo(403);
    }
}
