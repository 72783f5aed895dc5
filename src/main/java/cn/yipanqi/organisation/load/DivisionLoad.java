package cn.yipanqi.organisation.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Divisions, the units every division has by template, and township names as map vendors write them. A division that a later edition of
 * the files no longer has stays, since entries may refer to it; units are made only for divisions that have none yet, since from then on
 * they are the county's own.
 */
@Component
class DivisionLoad implements JavaMigration {

    private static final Logger LOG = LoggerFactory.getLogger(DivisionLoad.class);

    private static final String REGIONS = """
            insert into organisation.region (code, digits, name, stem, word, level, parent, heading)
            select * from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::boolean[])
            on conflict (code) do update set digits = excluded.digits, name = excluded.name, stem = excluded.stem,
                word = excluded.word, level = excluded.level, parent = excluded.parent, heading = excluded.heading
            where (region.name, region.stem, region.word, region.level, region.parent, region.heading)
                is distinct from (excluded.name, excluded.stem, excluded.word, excluded.level, excluded.parent, excluded.heading)
            """;

    private static final String UNITS = """
            insert into organisation.unit (county, type, short_name, full_name, position)
            select r.code / 1000000, t.type, replace(t.short_form, '{word}', r.word), replace(t.full_form, '{name}', r.name), t.position
            from organisation.region r cross join organisation.unit_template t
            where r.level <> 'TOWNSHIP' and not r.heading and t.everywhere
              and not exists (select 1 from organisation.unit u where u.county = r.code / 1000000)
            order by r.code, t.position
            """;

    private static final String ALIASES = """
            insert into organisation.region_alias (county, alias, region)
            select code / 1000000, alias, code from unnest(?::bigint[], ?::text[]) as elsewhere (code, alias)
            join organisation.region using (code)
            where region.name <> alias
            on conflict do nothing
            """;

    @Override
    public void migrate(Context context) throws SQLException {
        long start = System.nanoTime();
        List<Division> divisions = Division.read();
        Connection connection = context.getConnection();
        try (PreparedStatement regions = connection.prepareStatement(REGIONS);
                PreparedStatement units = connection.prepareStatement(UNITS);
                PreparedStatement aliases = connection.prepareStatement(ALIASES)) {
            column(regions, 1, "bigint", divisions, each -> each.code().low());
            column(regions, 2, "text", divisions, each -> each.code().digits());
            column(regions, 3, "text", divisions, Division::name);
            column(regions, 4, "text", divisions, each -> each.parts().stem());
            column(regions, 5, "text", divisions, each -> each.parts().word());
            column(regions, 6, "text", divisions, each -> each.level().name());
            column(regions, 7, "bigint", divisions, Division::parent);
            column(regions, 8, "boolean", divisions, Division::heading);
            int changed = regions.executeUpdate();
            int made = units.executeUpdate();
            List<List<String>> elsewhere = ReferenceFiles.rows("divisions/names-elsewhere.csv");
            column(aliases, 1, "bigint", elsewhere, row -> Long.parseLong(row.get(0)) * 1000);
            column(aliases, 2, "text", elsewhere, row -> row.get(2));
            aliases.executeUpdate();
            LOG.info(
                    "divisions: {} in the files, {} new or changed; {} units made; {} ms",
                    divisions.size(),
                    changed,
                    made,
                    (System.nanoTime() - start) / 1_000_000);
        }
    }

    private static <T> void column(
            PreparedStatement statement, int place, String type, List<T> rows, Function<T, @Nullable Object> value)
            throws SQLException {
        Object[] values = rows.stream().map(value).toArray();
        statement.setArray(place, statement.getConnection().createArrayOf(type, values));
    }

    @Override
    public @Nullable MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "divisions";
    }

    @Override
    public Integer getChecksum() {
        return ReferenceFiles.checksum(ReferenceFiles.matching("divisions/*"));
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
