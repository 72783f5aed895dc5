package cn.yipanqi.bench;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Ledger.NewEntry;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.Source;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Entries posted a second, against the same rows written into tables like the ledger's without triggers and policies. */
final class PostingBench {

    static final int ROWS = 2_000;
    private static final List<String> TABLES = List.of("entry_version", "membership", "entry_now", "matter_now");

    private final Ledger ledger;
    private final DataSource owner;

    PostingBench(Ledger ledger, DataSource owner) {
        this.ledger = ledger;
        this.owner = owner;
    }

    void run(Results results) throws Exception {
        long county = 990_101;
        Scope scope = new Scope(
                null, "bench", county, county + 50, county, county + 50, Scope.Entries.ALL, null, null, Set.of());
        long[] next = {county};
        double ours = Timer.median(1, 5, () -> CurrentScope.run(scope, () -> post(next[0]++)));
        double floor = floor(county);
        results.add(
                "posting " + ROWS + " entries: rate against a plain batch",
                Results.rate(ROWS / (floor / 1e9)),
                Results.rate(ROWS / (ours / 1e9)),
                floor / ours,
                1.0 / 3,
                true);
    }

    void post(long county) {
        Random random = new Random(county);
        List<UUID> units =
                IntStream.range(0, 7).mapToObj(i -> new UUID(county, i)).toList();
        List<NewEntry> entries = new ArrayList<>(ROWS);
        for (int i = 0; i < ROWS; i++) {
            entries.add(new NewEntry(
                    content(random, units, i), Source.workbook(new UUID(1, 1), "台账.xlsx", "2022年", i + 4)));
        }
        ledger.post(county, entries, null);
    }

    static EntryContent content(Random random, List<UUID> units, int i) {
        return content(random, units, i, 2022);
    }

    static EntryContent content(Random random, List<UUID> units, int i, int year) {
        UUID unit = units.get(random.nextInt(units.size()));
        LocalDate day = LocalDate.of(year, 1, 1).plusDays(random.nextInt(365));
        boolean joint = random.nextInt(5) == 0;
        String kind = List.of("activity", "activity", "activity", "volunteer", "window", "briefing")
                .get(i % 6);
        Map<Measure, BigDecimal> measures = switch (kind) {
            case "activity" ->
                Map.of(
                        Measure.PARTICIPANTS, BigDecimal.valueOf(random.nextInt(200)),
                        Measure.GIVEN, BigDecimal.valueOf(random.nextInt(90) * 100L));
            case "volunteer" -> Map.of(Measure.PARTICIPANTS, BigDecimal.valueOf(random.nextInt(60)));
            case "window" -> Map.of(Measure.RECIPIENTS, BigDecimal.valueOf(random.nextInt(40)));
            default -> Map.of();
        };
        return new EntryContent(
                kind,
                day,
                day,
                "第" + i + "次走访慰问困难职工" + (i % 9 == 0 ? "暨政策宣讲" : ""),
                "类别" + i % 14,
                unit,
                unit,
                LeadBasis.PRESUMED,
                null,
                joint ? List.of(units.get((i + 1) % 7)) : List.of(),
                List.of(),
                null,
                null,
                null,
                "文化广场",
                null,
                null,
                null,
                Set.of(),
                measures,
                Set.of(),
                null);
    }

    private double floor(long county) throws Exception {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create schema floor");
            List<String> inserts = new ArrayList<>();
            List<List<Object[]>> rows = new ArrayList<>();
            for (String table : TABLES) {
                statement.execute("create table floor." + table + " (like ledger." + table + " including all)");
                read(statement, table, county, inserts, rows);
            }
            connection.commit();
            double taken = Timer.median(1, 5, () -> {
                for (int i = 0; i < inserts.size(); i++) {
                    write(connection, inserts.get(i), rows.get(i));
                }
                connection.commit();
                // Emptied outside what is counted would need another clock; truncating four small tables costs the
                // floor a little.
                statement.execute("truncate floor.entry_version, floor.membership, floor.entry_now, floor.matter_now");
                connection.commit();
            });
            double emptying = Timer.median(1, 5, () -> {
                statement.execute("truncate floor.entry_version, floor.membership, floor.entry_now, floor.matter_now");
                connection.commit();
            });
            statement.execute("drop schema floor cascade");
            connection.commit();
            return taken - emptying;
        }
    }

    private static void read(
            Statement statement, String table, long county, List<String> inserts, List<List<Object[]>> rows)
            throws SQLException {
        String columns;
        try (ResultSet names = statement.executeQuery(
                "select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns"
                        + " where table_schema = 'ledger' and is_generated = 'NEVER' and table_name = '" + table
                        + "'")) {
            names.next();
            columns = names.getString(1);
        }
        List<Object[]> read = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery("select " + columns + " from ledger." + table + " where county = " + county)) {
            ResultSetMetaData meta = row.getMetaData();
            while (row.next()) {
                Object[] cells = new Object[meta.getColumnCount()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = row.getObject(i + 1);
                }
                read.add(cells);
            }
        }
        rows.add(read);
        String places =
                columns.chars().filter(c -> c == ',').mapToObj(c -> ", ?").collect(Collectors.joining());
        inserts.add("insert into floor." + table + " (" + columns + ") values (?" + places + ")");
    }

    private static void write(Connection connection, String insert, List<Object[]> rows) throws SQLException {
        try (PreparedStatement batch = connection.prepareStatement(insert)) {
            int waiting = 0;
            for (Object[] cells : rows) {
                for (int i = 0; i < cells.length; i++) {
                    batch.setObject(i + 1, cells[i]);
                }
                batch.addBatch();
                if (++waiting % 500 == 0) {
                    batch.executeBatch();
                }
            }
            batch.executeBatch();
        }
    }
}
