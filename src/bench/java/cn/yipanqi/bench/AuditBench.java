package cn.yipanqi.bench;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Ledger.NewEntry;
import cn.yipanqi.ledger.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** What the record of a posting, with its place in the chain, adds to the posting: against the same with a trigger that drops the record. */
final class AuditBench {

    private static final int WARM_UP = 4;
    private static final int RUNS = 15;
    private static final int SINGLE = 100;

    private final Ledger ledger;
    private final PostingBench posting;
    private final DataSource owner;
    private final List<UUID> units =
            IntStream.range(0, 7).mapToObj(i -> new UUID(7, i)).toList();

    AuditBench(Ledger ledger, PostingBench posting, DataSource owner) {
        this.ledger = ledger;
        this.posting = posting;
        this.owner = owner;
    }

    void run(Results results) throws Exception {
        long[] next = {991_001};
        tell(results, SINGLE + " postings of one entry, with the audit record and without", () -> single(next[0]++));
        tell(
                results,
                "a posting of " + PostingBench.ROWS + " entries, with the audit record and without",
                () -> in(next[0], () -> posting.post(next[0]++)));
    }

    private void single(long county) {
        Random random = new Random(county);
        in(county, () -> {
            for (int i = 0; i < SINGLE; i++) {
                ledger.post(
                        county, List.of(new NewEntry(PostingBench.content(random, units, i), Source.byHand())), null);
            }
        });
    }

    private static void in(long county, Runnable action) {
        CurrentScope.run(
                new Scope(
                        null, "bench", county, county + 1, county, county + 1, Scope.Entries.ALL, null, null, Set.of()),
                action);
    }

    /** In turn, so that whatever else the machine does falls on both. */
    private void tell(Results results, String what, Timer.Action action) throws Exception {
        double[] with = new double[RUNS];
        double[] without = new double[RUNS];
        for (int i = -WARM_UP; i < RUNS; i++) {
            double one = timed(action);
            execute("""
                    create function audit.dropped() returns trigger language plpgsql as 'begin return null; end'""");
            execute(
                    "create trigger before_all before insert on audit.event for each row execute function audit.dropped()");
            double other = timed(action);
            execute("drop function audit.dropped() cascade");
            if (i >= 0) {
                with[i] = one;
                without[i] = other;
            }
        }
        Arrays.sort(with);
        Arrays.sort(without);
        results.add(
                what,
                Results.ms(without[RUNS / 2]),
                Results.ms(with[RUNS / 2]),
                with[RUNS / 2] / without[RUNS / 2],
                1.1,
                false);
    }

    private static double timed(Timer.Action action) throws Exception {
        long start = System.nanoTime();
        action.run();
        return System.nanoTime() - start;
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
