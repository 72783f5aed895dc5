package cn.yipanqi.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Fills the ledger with copies of one county's entries under other counties' codes, without triggers, tallies once at the end. */
final class ManyCounties {

    private static final List<String> POSTINGS = List.of("county_clock", "posting");
    private static final List<String> ENTRIES = List.of("entry_version", "membership", "entry_now", "matter_now");

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
            for (long code : codes) {
                for (String table : POSTINGS) {
                    statement.execute(copy(statement, table, from, code, 1));
                }
                for (int i = 1; i <= times; i++) {
                    for (String table : ENTRIES) {
                        statement.execute(copy(statement, table, from, code, i));
                    }
                }
                statement.execute(
                        "insert into ledger.tally select * from ledger.tallies_due(%1$d, %1$d + 1)".formatted(code));
                connection.commit();
            }
            statement.execute("alter table ledger.matter_now enable trigger user");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute(
                    "vacuum analyze ledger.entry_version, ledger.membership, ledger.entry_now, ledger.matter_now, ledger.tally");
        }
    }

    /** Ids of the copies follow from the county, the copy's number and the original's, so that the tables agree. */
    private static String copy(Statement statement, String table, long from, long code, int copy) throws SQLException {
        try (var columns = statement.executeQuery("""
                select string_agg(column_name, ', ' order by ordinal_position),
                    string_agg(case when column_name = 'county' then '%1$d'
                        when column_name in ('entry', 'matter', 'lead_entry') then format('md5(''%1$d-%3$d-'' || %%I)::uuid', column_name)
                        else quote_ident(column_name) end, ', ' order by ordinal_position)
                from information_schema.columns
                where table_schema = 'ledger' and is_generated = 'NEVER' and table_name = '%2$s'
                """.formatted(code, table, copy))) {
            columns.next();
            return "insert into ledger.%s (%s) select %s from ledger.%s where county = %d"
                    .formatted(table, columns.getString(1), columns.getString(2), table, from);
        }
    }
}
