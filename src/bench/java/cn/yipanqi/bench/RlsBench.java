package cn.yipanqi.bench;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.reading.EntryLists;
import cn.yipanqi.ledger.reading.EntryOrder;
import cn.yipanqi.ledger.reading.EntrySearch;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.RegionCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What row-level security adds to the ledger list: its own query with the policies, and with row-level security off on the tables it reads. */
final class RlsBench {

    private static final List<String> TABLES = List.of("ledger.entry_now", "ledger.matter_now");
    private static final int PAGE = 50;
    private static final int WARM_UP = 3;
    private static final int RUNS = 11;
    /** Within one transaction, so that beginning it does not blur what is compared. */
    private static final int QUERIES = 20;

    private final EntryLists lists;
    private final TransactionTemplate transaction;
    private final DataSource owner;

    RlsBench(EntryLists lists, PlatformTransactionManager transactions, DataSource owner) {
        this.lists = lists;
        this.transaction = new TransactionTemplate(transactions);
        this.owner = owner;
    }

    /** @param entries how many there are in all */
    void run(Results results, long county, int entries) throws SQLException {
        EntrySearch search = EntrySearch.of(county, Period.year(2022));
        double[] with = new double[RUNS * QUERIES];
        double[] without = new double[RUNS * QUERIES];
        for (int i = -WARM_UP; i < RUNS; i++) {
            double[] one = timed(search);
            policies("disable", "no force");
            double[] other;
            try {
                other = timed(search);
            } finally {
                policies("enable", "force");
            }
            if (i >= 0) {
                System.arraycopy(one, 0, with, i * QUERIES, QUERIES);
                System.arraycopy(other, 0, without, i * QUERIES, QUERIES);
            }
        }
        Arrays.sort(with);
        Arrays.sort(without);
        results.add(
                "the ledger list's query among %,d entries, with row-level security and without".formatted(entries),
                Results.ms(without[without.length / 2]),
                Results.ms(with[with.length / 2]),
                with[with.length / 2] / without[without.length / 2],
                1.15,
                false);
    }

    /** Each query by itself, so that a halt of the machine counts against one only. */
    private double[] timed(EntrySearch search) {
        return CurrentScope.call(
                Scope.job("bench", RegionCode.county(search.county())),
                () -> transaction.execute(status -> {
                    double[] taken = new double[QUERIES];
                    // The plans of before are gone with the change; the first of these make new ones.
                    for (int i = -QUERIES; i < QUERIES; i++) {
                        long start = System.nanoTime();
                        lists.find(search, EntryOrder.BY_DAY, 0, PAGE);
                        if (i >= 0) {
                            taken[i] = System.nanoTime() - start;
                        }
                    }
                    return taken;
                }));
    }

    private void policies(String able, String forced) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("alter table " + table + " " + able + " row level security");
                statement.execute("alter table " + table + " " + forced + " row level security");
            }
        }
    }
}
