package cn.yipanqi.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Fills the ledger with copies of one county's entries under other counties' codes, without triggers, tallies once at the end. */
final class ManyCounties {

    private static final List<String> POSTINGS = List.of("county_clock", "posting");
    private static final List<String> ENTRIES = List.of("entry_version", "membership", "entry_now", "matter_now");

    /** Counties a statement fills: few enough that its rows stay in memory, enough that beginning it does not count. */
    private static final int AT_ONCE = 25;

    private final DataSource owner;

    ManyCounties(DataSource owner) {
        this.owner = owner;
    }

    /** @param codes ledger codes that hold nothing yet */
    void copy(long from, List<Long> codes) throws SQLException {
        copy(from, codes, 1);
    }

    /** @param times how often each gets all entries of the first */
    void copy(long from, List<Long> codes, int times) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select set_config('app.read_low', '0', false), set_config('app.read_high', '1000000', false)");
            statement.execute("alter table ledger.matter_now disable trigger user");
            for (int i = 0; i < codes.size(); i += AT_ONCE) {
                some(statement, from, codes.subList(i, Math.min(codes.size(), i + AT_ONCE)), times);
                connection.commit();
            }
            statement.execute("alter table ledger.matter_now enable trigger user");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute(
                    "vacuum analyze ledger.entry_version, ledger.membership, ledger.entry_now, ledger.matter_now, ledger.tally");
        }
    }

    private static void some(Statement statement, long from, List<Long> codes, int times) throws SQLException {
        for (String table : POSTINGS) {
            statement.execute(copy(statement, table, from, codes, 1));
        }
        for (int i = 1; i <= times; i++) {
            for (String table : ENTRIES) {
                statement.execute(copy(statement, table, from, codes, i));
            }
        }
        statement.execute("insert into ledger.tally select t.* from " + numbers(codes)
                + " cross join lateral ledger.tallies_due(other, other + 1) t");
    }

    /** The codes as a table {@code others} of one column {@code other}, in order. */
    static String numbers(List<Long> codes) {
        return "unnest(array[%s]::bigint[]) others (other)"
                .formatted(codes.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    /**
     * Ids of the copies follow from the county, the copy's number and the original's, so that the tables agree. They begin with the county: rows
     * of one lie together in the indexes then, and putting them in does not search all of each.
     */
    private static String copy(Statement statement, String table, long from, List<Long> codes, int copy)
            throws SQLException {
        try (var columns = statement.executeQuery("""
                select string_agg(column_name, ', ' order by ordinal_position),
                    string_agg(case when column_name = 'county' then 'other'
                        when column_name in ('entry', 'matter', 'lead_entry') then format(
                            '(lpad(to_hex(other), 8, ''0'') || ''-%s-'' || substr(%%I::text, 15))::uuid', column_name)
                        else quote_ident(column_name) end, ', ' order by ordinal_position)
                from information_schema.columns
                where table_schema = 'ledger' and is_generated = 'NEVER' and table_name = '%s'
                """.formatted("%04x".formatted(copy), table))) {
            columns.next();
            return "insert into ledger.%s (%s) select %s from ledger.%s cross join %s where county = %d order by other"
                    .formatted(table, columns.getString(1), columns.getString(2), table, numbers(codes), from);
        }
    }
}
