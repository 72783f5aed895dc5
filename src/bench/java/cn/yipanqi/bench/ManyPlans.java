package cn.yipanqi.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Fills joint organisation and what waits with copies of one county's under other counties' codes. As the superuser, without triggers and
 * foreign keys: the copies name units that are nowhere, which no page asks of them.
 */
final class ManyPlans {

    private static final List<String> SCHEMAS = List.of("coordination", "notify");

    private final DataSource superuser;

    ManyPlans(DataSource superuser) {
        this.superuser = superuser;
    }

    /** @param codes ledger codes that hold nothing yet */
    void copy(long from, List<Long> codes) throws SQLException {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            connection.setAutoCommit(false);
            List<String> tables = tables(statement);
            for (long code : codes) {
                for (String table : tables) {
                    statement.execute(copy(statement, table, from, code));
                }
                connection.commit();
            }
            connection.setAutoCommit(true);
            for (String table : tables) {
                statement.execute("vacuum analyze " + table);
            }
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var rows = statement.executeQuery("""
            select t.table_schema || '.' || t.table_name from information_schema.tables t
            join information_schema.columns c on c.table_schema = t.table_schema and c.table_name = t.table_name and c.column_name = 'county'
            where t.table_schema in ('%s') and t.table_type = 'BASE TABLE' order by 1
            """.formatted(String.join("', '", SCHEMAS)))) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** Ids of the copies follow from the county and the original's, so that the tables agree; townships lie in the copy's county. */
    private static String copy(Statement statement, String table, long from, long code) throws SQLException {
        String[] name = table.split("\\.");
        try (var columns = statement.executeQuery("""
            select string_agg(quote_ident(column_name), ', ' order by ordinal_position),
                string_agg(case when column_name = 'county' then '%1$d'
                    when column_name = 'region' then 'region + ' || (%1$d - %4$d) * 1000000::bigint
                    when data_type = 'uuid' then format('md5(''%1$d'' || %%I)::uuid', column_name)
                    else quote_ident(column_name) end, ', ' order by ordinal_position)
            from information_schema.columns
            where table_schema = '%2$s' and table_name = '%3$s' and is_generated = 'NEVER' and is_identity = 'NO'
            """.formatted(code, name[0], name[1], from))) {
            columns.next();
            return "insert into %s (%s) select %s from %s where county = %d"
                    .formatted(table, columns.getString(1), columns.getString(2), table, from);
        }
    }
}
