package cn.yipanqi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.ServerTest;
import cn.yipanqi.SettableClock;
import cn.yipanqi.TestScopes;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Ledger.NewEntry;
import cn.yipanqi.ledger.SampleEntries;
import cn.yipanqi.ledger.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@Import(ChainWorld.class)
class ChainTest {

    @Autowired
    ChainWorld world;

    @Autowired
    AuditTrail trail;

    @Autowired
    ChainHeads heads;

    @Autowired
    HeadExport export;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SettableClock clock;

    @Value("${yipanqi.data}")
    Path data;

    private List<Long> numbers(long county) {
        return world.owner()
                .sql("select no from audit.event where county = ? order by no")
                .param(county)
                .query(Long.class)
                .list();
    }

    private void at(long county, int isolation, Runnable action) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(isolation);
        CurrentScope.run(
                TestScopes.coordinator(county), () -> transaction.executeWithoutResult(status -> action.run()));
    }

    @Test
    void manyThreadsRecordWithoutAGapAndWithoutADeadlockWhilePostingGoesOn() throws Exception {
        long county = TestScopes.freshCounty();
        long other = county + 1;
        // Reads and writes both counties, and records in them in either order.
        var both = new cn.yipanqi.database.Scope(
                null,
                "both",
                county,
                other + 1,
                county,
                other + 1,
                cn.yipanqi.database.Scope.Entries.ALL,
                null,
                null,
                java.util.Set.of());
        UUID unit = UUID.randomUUID();
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            int n = thread;
            work.add(() -> {
                for (int i = 0; i < 15; i++) {
                    long first = n % 2 == 0 ? county : other;
                    long second = n % 2 == 0 ? other : county;
                    boolean posts = n % 4 == 3;
                    String subject = n + "-" + i;
                    CurrentScope.run(
                            both,
                            () -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                                trail.record(first, ChainWorld.ACTION, subject, Map.of());
                                trail.record(second, ChainWorld.ACTION, subject, Map.of());
                                if (posts) {
                                    ledger.post(county, List.of(entry(unit)), null);
                                }
                            }));
                }
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (Future<Void> done : threads.invokeAll(work, 120, TimeUnit.SECONDS)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        int posted = 4 * 15;
        assertThat(numbers(county)).isEqualTo(upTo(16 * 15 + posted));
        assertThat(numbers(other)).isEqualTo(upTo(16 * 15));
        assertThat(world.wrong(county, List.of())).isEmpty();
        assertThat(world.wrong(other, List.of())).isEmpty();
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static NewEntry entry(UUID unit) {
        return new NewEntry(SampleEntries.activity(unit, LocalDate.of(2022, 3, 5), "走访", 10, "100"), Source.byHand());
    }

    @Test
    void whatIsRolledBackLeavesNoGap() {
        long county = world.county(2);
        assertThatThrownBy(() -> at(county, TransactionDefinition.ISOLATION_DEFAULT, () -> {
                    trail.record(county, ChainWorld.ACTION, "x", Map.of());
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        world.record(county, "next");
        assertThat(numbers(county)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aTransactionWithinAnotherKeepsItsOwnDeeds() {
        long county = world.county(0);
        TransactionTemplate inner = new TransactionTemplate(transactions);
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        assertThatThrownBy(() -> at(county, TransactionDefinition.ISOLATION_DEFAULT, () -> {
                    trail.record(county, ChainWorld.ACTION, "outer", Map.of());
                    inner.executeWithoutResult(status -> trail.record(county, ChainWorld.ACTION, "inner", Map.of()));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(world.owner()
                        .sql("select subject from audit.event where county = ?")
                        .param(county)
                        .query(String.class)
                        .list())
                .containsExactly("inner");
    }

    @Test
    void nothingIsRecordedFromASnapshotWhichMayLackTheRecordBefore() {
        long county = world.county(1);
        assertThatThrownBy(() -> at(
                        county,
                        TransactionDefinition.ISOLATION_REPEATABLE_READ,
                        () -> trail.record(county, ChainWorld.ACTION, "x", Map.of())))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(() -> at(
                        county,
                        TransactionDefinition.ISOLATION_REPEATABLE_READ,
                        () -> jdbc.sql(insert("at, county, actor_name, action, subject", county))
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    private static String insert(String columns, long county) {
        return "insert into audit.event (" + columns + ") values (now(), " + county + ", 'x', 'access.sign-in', 'x'"
                + (columns.contains("hash") ? ", 7, sha256('x'), sha256('y'))" : ")");
    }

    @Test
    void theApplicationChoosesNeitherNumberNorHash() {
        long county = world.county(1);
        assertThatThrownBy(() -> at(
                        county,
                        TransactionDefinition.ISOLATION_DEFAULT,
                        () -> jdbc.sql(insert("at, county, actor_name, action, subject, no, prev_hash, hash", county))
                                .update()))
                .isInstanceOf(PermissionDeniedDataAccessException.class);
        for (String attempt : List.of(
                "update audit.chain_head set no = 0",
                "delete from audit.chain_head",
                "insert into audit.chain_head values (1, 1, '', now())",
                "update audit.day_head set no = 0",
                "delete from audit.day_head",
                "insert into audit.day_head values (1, now(), 1, '')")) {
            assertThatThrownBy(() -> at(
                            county,
                            TransactionDefinition.ISOLATION_DEFAULT,
                            () -> jdbc.sql(attempt).update()))
                    .as(attempt)
                    .isInstanceOf(PermissionDeniedDataAccessException.class);
        }
        // Even what the owner says of them is not heard.
        world.owner()
                .sql(insert("at, county, actor_name, action, subject, no, prev_hash, hash", county))
                .update();
        assertThat(numbers(county)).containsExactly(1L, 2L);
        assertThat(world.wrong(county, List.of())).isEmpty();
    }

    @Test
    void theHeadOfADayIsKeptByTheNextDaysFirstRecordOrAfterMidnightAndGivenOutOnce() throws Exception {
        long lively = world.county(3);
        long quiet = world.county(2);
        LocalDate day = LocalDate.now(clock);
        clock.advance(Duration.ofDays(1));
        world.record(lively, "next day");
        assertThat(kept(lively)).extracting(ChainHead::day, ChainHead::no).containsExactly(tuple(day, 3L));
        assertThat(kept(quiet)).isEmpty();

        export.yesterday();

        assertThat(kept(quiet)).extracting(ChainHead::day, ChainHead::no).containsExactly(tuple(day, 2L));
        Path file = data.resolve("audit-heads").resolve(day + ".txt");
        List<ChainHead> given = HeadsFile.read(Files.readString(file));
        assertThat(given).containsAll(kept(lively)).containsAll(kept(quiet));
        assertThat(world.wrong(lively, given)).isEmpty();
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);

        Files.writeString(file, "# as it was given out\n");
        export.yesterday();
        assertThat(Files.readString(file)).isEqualTo("# as it was given out\n");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private List<ChainHead> kept(long county) {
        return CurrentScope.call(TestScopes.coordinator(county), () -> heads.days(county, 10, 0));
    }

    @Test
    void aCountysHeadsAreItsOwn() {
        long county = world.county(1);
        assertThat(CurrentScope.call(TestScopes.coordinator(county), () -> heads.now(county)))
                .isPresent();
        assertThat(CurrentScope.call(TestScopes.coordinator(county + 1), () -> heads.now(county)))
                .isEmpty();
    }
}
