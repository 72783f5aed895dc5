package cn.yipanqi.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * Fills joint organisation and what waits with copies of one county's under other counties' codes. As the superuser, without triggers and
 * foreign keys: the copies name units that are nowhere, which no page asks of them.
 */
final class ManyPlans {

    private static final List<String> SCHEMAS = List.of("coordination", "notify");
    private static final int CONNECTIONS = 2;

    /** Counties a statement fills. */
    private static final int AT_ONCE = 25;

    private final DataSource superuser;

    ManyPlans(DataSource superuser) {
        this.superuser = superuser;
    }

    /** @param codes ledger codes that hold nothing yet */
    void copy(long from, List<Long> codes) throws Exception {
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<?>> tables = new ArrayList<>();
            for (String table : tables()) {
                tables.add(connections.submit(() -> {
                    table(table, from, codes);
                    return table;
                }));
            }
            for (Future<?> table : tables) {
                table.get();
            }
        } finally {
            connections.shutdownNow();
        }
    }

    private void table(String table, long from, List<Long> codes) throws SQLException {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            for (int i = 0; i < codes.size(); i += AT_ONCE) {
                statement.execute(copy(statement, table, from, codes.subList(i, Math.min(codes.size(), i + AT_ONCE))));
            }
            statement.execute("vacuum analyze " + table);
        }
    }

    /** The largest first, so that neither connection is left with it at the end. */
    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("""
            select t.table_schema || '.' || t.table_name from information_schema.tables t
            join information_schema.columns c on c.table_schema = t.table_schema and c.table_name = t.table_name and c.column_name = 'county'
            where t.table_schema in ('%s') and t.table_type = 'BASE TABLE'
            order by pg_total_relation_size((t.table_schema || '.' || t.table_name)::regclass) desc, 1
            """.formatted(String.join("', '", SCHEMAS)))) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** Ids of the copies follow from the county and the original's, so that the tables agree; townships lie in the copy's county. */
    private static String copy(Statement statement, String table, long from, List<Long> codes) throws SQLException {
        String[] name = table.split("\\.");
        try (var columns = statement.executeQuery("""
            select string_agg(quote_ident(column_name), ', ' order by ordinal_position),
                string_agg(case when column_name = 'county' then 'other'
                    when column_name = 'region' then 'region + (other - %d) * 1000000::bigint'
                    when data_type = 'uuid' then format('(lpad(to_hex(other), 8, ''0'') || substr(%%I::text, 9))::uuid', column_name)
                    else quote_ident(column_name) end, ', ' order by ordinal_position)
            from information_schema.columns
            where table_schema = '%s' and table_name = '%s' and is_generated = 'NEVER' and is_identity = 'NO'
            """.formatted(from, name[0], name[1]))) {
            columns.next();
            return "insert into %s (%s) select %s from %s cross join %s where county = %d order by other"
                    .formatted(
                            table,
                            columns.getString(1),
                            columns.getString(2),
                            table,
                            ManyCounties.numbers(codes),
                            from);
        }
    }
}
