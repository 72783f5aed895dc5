package cn.yipanqi.coordination.study;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The series of a county, which its office keeps. */
@Component
public class AllSeries {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final AuditTrail audit;
    private final Ids ids;

    AllSeries(JdbcClient jdbc, Directory directory, AuditTrail audit, Ids ids) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.audit = audit;
        this.ids = ids;
    }

    /** Those still held first. */
    @Transactional(readOnly = true)
    public List<Series> of(long county) {
        return jdbc.sql(
                        "select * from coordination.study_series where county = ? order by ended_on desc nulls first, name, id")
                .param(county)
                .query(AllSeries::series)
                .list();
    }

    @Transactional(readOnly = true)
    public Series find(long county, UUID id) {
        return jdbc.sql("select * from coordination.study_series where county = ? and id = ?")
                .params(county, id)
                .query(AllSeries::series)
                .optional()
                .orElseThrow(() -> Refusal.absent("study-series"));
    }

    /** @throws InvalidInput with every field that breaks a rule */
    @Transactional
    public UUID add(long county, SeriesDraft draft) {
        Series series = draft.read(ids.next(), directory.of(county));
        write("""
            insert into coordination.study_series
                (id, county, name, unit, weekday, starts_at, minutes, place, on_holiday, takes_shifted, ended_on)
            values (:id, :county, :name, :unit, :weekday, :startsAt, :minutes, :place, :onHoliday, :takesShifted, :endedOn)
            """, series);
        audit.record(county, "coordination.study.series.add", series.id().toString(), Map.of("name", series.name()));
        return series.id();
    }

    /**
     * What was planned already stays until the plan is made anew.
     *
     * @throws InvalidInput with every field that breaks a rule; as stale where somebody else came first
     */
    @Transactional
    public void change(long county, UUID id, SeriesDraft draft) {
        find(county, id);
        Series series = draft.read(id, directory.of(county));
        int changed = write("""
            update coordination.study_series set name = :name, unit = :unit, weekday = :weekday, starts_at = :startsAt, minutes = :minutes,
                place = :place, on_holiday = :onHoliday, takes_shifted = :takesShifted, ended_on = :endedOn, revision = revision + 1
            where county = :county and id = :id and revision = :revision
            """, series);
        if (changed == 0) {
            throw new InvalidInput(List.of(new Fault("", Message.of("study.stale"))), true);
        }
        audit.record(county, "coordination.study.series.change", id.toString(), Map.of("name", series.name()));
    }

    private int write(String sql, Series series) {
        StatementSpec spec = jdbc.sql(sql)
                .param("id", series.id())
                .param("county", series.county())
                .param("name", series.name())
                .param("unit", series.unit())
                .param("weekday", series.weekday().getValue())
                .param("startsAt", series.startsAt())
                .param("minutes", series.minutes())
                .param("place", series.place())
                .param("onHoliday", series.onHoliday().name())
                .param("takesShifted", series.takesShifted())
                .param("endedOn", series.endedOn());
        try {
            return (sql.contains(":revision") ? spec.param("revision", series.revision()) : spec).update();
        } catch (DuplicateKeyException e) {
            throw new InvalidInput(List.of(new Fault("name", Message.of("study.series.taken"))));
        }
    }

    private static Series series(ResultSet row, int n) throws SQLException {
        return new Series(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getString("name"),
                row.getObject("unit", UUID.class),
                DayOfWeek.of(row.getInt("weekday")),
                row.getObject("starts_at", LocalTime.class),
                row.getInt("minutes"),
                row.getString("place"),
                OnHoliday.valueOf(row.getString("on_holiday")),
                row.getBoolean("takes_shifted"),
                row.getObject("ended_on", LocalDate.class),
                row.getInt("revision"));
    }
}
