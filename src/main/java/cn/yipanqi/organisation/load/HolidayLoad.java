package cn.yipanqi.organisation.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** The yearly notices of public holidays: one JSON file a notice, holding only the days that differ from the ordinary week. */
@Component
class HolidayLoad implements JavaMigration {

    /** A notice is replaced as a whole: a corrected file leaves nothing of the old one behind. */
    private static final String NOTICE = """
            with file as (select convert_from(?::bytea, 'UTF8')::jsonb as notice),
            gone as (delete from organisation.holiday using file where holiday.notice = (file.notice ->> 'year')::smallint
                and not exists (select 1 from jsonb_array_elements(file.notice -> 'days') as d where (d ->> 'date')::date = holiday.day)),
            days as (insert into organisation.holiday (day, notice, name, off)
                select (d ->> 'date')::date, (notice ->> 'year')::smallint, d ->> 'name', (d ->> 'isOffDay')::boolean
                from file cross join jsonb_array_elements(notice -> 'days') as d
                on conflict (day, notice) do update set name = excluded.name, off = excluded.off)
            insert into organisation.holiday_notice (year, papers)
            select (notice ->> 'year')::smallint, array(select jsonb_array_elements_text(notice -> 'papers')) from file
            on conflict (year) do update set papers = excluded.papers
            """;

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (PreparedStatement notice = connection.prepareStatement(NOTICE)) {
            for (Resource file : ReferenceFiles.matching("holidays/*.json")) {
                notice.setBytes(1, ReferenceFiles.bytes(file));
                notice.executeUpdate();
            }
        }
    }

    @Override
    public @Nullable MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "holidays";
    }

    @Override
    public Integer getChecksum() {
        return ReferenceFiles.checksum(ReferenceFiles.matching("holidays/*.json"));
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
