package cn.yipanqi.walls;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a county's tables hold: every table that has the column {@code county}, and its accounts. */
final class Rows {

    /** Nobody's rows, but one account's or everybody's; those that every request may write, whoever sends it, are left out. */
    private static final Map<String, String> OF_ACCOUNTS = Map.of(
            "access.account", "x.region = '%1$06d'",
            "access.role_grant", "x.account in (select id from access.account where region = '%1$06d')",
            "access.token", "x.account in (select id from access.account where region = '%1$06d')",
            "access.second_factor", "x.account in (select id from access.account where region = '%1$06d')",
            "access.passkey", "x.account in (select id from access.account where region = '%1$06d')",
            "access.subject", "x.account in (select id from access.account where region = '%1$06d')");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Rows(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    private <T> T in(long county, Supplier<T> question) {
        Scope scope = county == 0 ? Scope.nobody("walls") : Scope.job("walls", RegionCode.county(county));
        return CurrentScope.call(scope, () -> transaction.execute(status -> question.get()));
    }

    /** The first column of the first row. */
    UUID id(long county, String sql, Object... parameters) {
        return in(
                county,
                () -> jdbc.sql(sql).params(parameters).query(UUID.class).list().stream()
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no row: " + sql)));
    }

    long count(long county, String sql, Object... parameters) {
        return in(
                county, () -> jdbc.sql(sql).params(parameters).query(Long.class).single());
    }

    /** A hash of every table's rows of the county, by the table's name. */
    Map<String, String> hashes(long county) {
        Map<String, String> hashes = new TreeMap<>();
        conditions(county)
                .forEach((table, condition) -> hashes.put(
                        table,
                        in(
                                county,
                                () -> jdbc.sql("""
                                    select count(*) || ' rows ' || coalesce(md5(string_agg(row, '|' order by row)), '')
                                    from (select x::text as row from %s x where %s) rows
                                    """.formatted(table, condition))
                                        .query(String.class)
                                        .single())));
        return hashes;
    }

    /** The same of the tables that are no county's, and of the rows that are the whole country's; without those that any request may write. */
    Map<String, String> sharedHashes() {
        Map<String, String> hashes = new TreeMap<>();
        List<String> tables = in(0, () -> jdbc.sql("""
            select t.table_schema || '.' || t.table_name || case when c.column_name is null then '' else ' x where county is null' end
            from information_schema.tables t left join information_schema.columns c
                on c.table_schema = t.table_schema and c.table_name = t.table_name and c.column_name = 'county'
            where t.table_schema in ('organisation', 'ledger', 'figures', 'intake', 'report', 'files', 'audit', 'app', 'sealing', 'persons', 'coordination', 'burden')
                and t.table_type = 'BASE TABLE'
            """).query(String.class).list());
        tables.forEach(table -> hashes.put(
                table,
                in(0, () -> jdbc.sql("""
                    select count(*) || ' rows ' || coalesce(md5(string_agg(row, '|' order by row)), '')
                    from (select all_of.*::text as row from (select * from %s) all_of) rows
                    """.formatted(table)).query(String.class).single())));
        return hashes;
    }

    /** Every id that stands in one of its rows. */
    Set<String> ids(long county) {
        Set<String> ids = new TreeSet<>();
        conditions(county)
                .forEach((table, condition) -> in(county, () -> {
                    for (String column : columns(table)) {
                        jdbc.sql("select distinct x.%s::text from %s x where x.%s is not null and %s"
                                        .formatted(column, table, column, condition))
                                .query(String.class)
                                .list()
                                .forEach(ids::add);
                    }
                    return Boolean.TRUE;
                }));
        return ids;
    }

    private List<String> columns(String table) {
        String[] name = table.split("\\.");
        return jdbc.sql("""
            select column_name from information_schema.columns
            where table_schema = ? and table_name = ? and data_type = 'uuid'
            """).params(name[0], name[1]).query(String.class).list();
    }

    private Map<String, String> conditions(long county) {
        List<String> tables = in(county, () -> jdbc.sql("""
            select c.table_schema || '.' || c.table_name from information_schema.columns c
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
            where c.column_name = 'county' and c.data_type = 'bigint' and t.table_type = 'BASE TABLE'
            """).query(String.class).list());
        Map<String, String> conditions = new TreeMap<>();
        tables.forEach(table -> conditions.put(table, "x.county = " + county));
        OF_ACCOUNTS.forEach((table, condition) -> conditions.put(table, condition.formatted(county)));
        return conditions;
    }

    /** Tables whose rows of the county differ between two looks. */
    static List<String> changed(Map<String, String> before, Map<String, String> after) {
        List<String> changed = new ArrayList<>();
        before.forEach((table, hash) -> {
            if (!hash.equals(after.get(table))) {
                changed.add(table + ": " + hash + " became " + after.get(table));
            }
        });
        return changed;
    }
}
