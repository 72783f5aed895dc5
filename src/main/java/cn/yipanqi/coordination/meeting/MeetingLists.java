package cn.yipanqi.coordination.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of a county's meetings. One query each. */
@Component
public class MeetingLists {

    private static final String WHICH = """
        from coordination.meeting m
        where m.county = :county and m.day between :from and :to and (:series::uuid is null or m.series = :series)
          and (:kind::text is null or m.kind = :kind)
        """;

    private final JdbcClient jdbc;

    MeetingLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A meeting in a list.
     *
     * @param seriesName of the series it is one of, if any
     * @param came how many units, stations and bodies came
     * @param items accepted items of its agenda
     * @param open decisions of it that are not settled
     */
    public record Line(
            UUID id,
            @Nullable String seriesName,
            MeetingKind kind,
            String title,
            LocalDate day,
            @Nullable LocalTime from,
            @Nullable String place,
            UUID lead,
            MeetingState state,
            @Nullable Integer participants,
            int came,
            int invited,
            int items,
            int open,
            @Nullable Integer issue) {}

    /** What is asked for. */
    public record Filter(
            LocalDate from,
            LocalDate to,
            @Nullable UUID series,
            @Nullable MeetingKind kind) {}

    @Transactional(readOnly = true)
    public long count(long county, Filter filter) {
        return jdbc.sql("select count(*) " + WHICH)
                .param("county", county)
                .param("from", filter.from())
                .param("to", filter.to())
                .param("series", filter.series())
                .param("kind", name(filter.kind()))
                .query(Long.class)
                .single();
    }

    /** Those to come first, the nearest on top; then those that were, the latest on top. */
    @Transactional(readOnly = true)
    public List<Line> list(long county, Filter filter, int limit, long offset) {
        return jdbc.sql("""
            with chosen as (select m.* %s
                order by m.state not in ('PLANNED', 'CALLED'), case when m.state in ('PLANNED', 'CALLED') then m.day end,
                    m.day desc, m.from_time desc nulls last, m.id desc limit :limit offset :offset)
            select m.*, s.name as series_name, n.no as issue,
                (select count(*) from coordination.meeting_guest g where g.county = m.county and g.meeting = m.id) as invited,
                (select count(*) from coordination.meeting_guest g where g.county = m.county and g.meeting = m.id and g.attendance = 'PRESENT') as came,
                (select count(*) from coordination.agenda_item i where i.county = m.county and i.meeting = m.id and i.state = 'ACCEPTED') as items,
                (select count(*) from coordination.agenda_item i join coordination.meeting_decision d on d.county = i.county and d.item = i.id
                    left join coordination.task t on t.county = d.county and t.id = d.task
                    where i.county = m.county and i.meeting = m.id and i.state = 'ACCEPTED' and d.lead is not null and d.state = 'OPEN'
                      and (t.id is null or t.state = 'OPEN')) as open
            from chosen m left join coordination.meeting_series s on s.county = m.county and s.id = m.series
            left join coordination.meeting_minutes n on n.county = m.county and n.meeting = m.id
            order by m.state not in ('PLANNED', 'CALLED'), case when m.state in ('PLANNED', 'CALLED') then m.day end,
                m.day desc, m.from_time desc nulls last, m.id desc
            """.formatted(WHICH))
                .param("county", county)
                .param("from", filter.from())
                .param("to", filter.to())
                .param("series", filter.series())
                .param("kind", name(filter.kind()))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("series_name"),
                        MeetingKind.valueOf(row.getString("kind")),
                        row.getString("title"),
                        row.getObject("day", LocalDate.class),
                        row.getObject("from_time", LocalTime.class),
                        row.getString("place"),
                        row.getObject("lead", UUID.class),
                        MeetingState.valueOf(row.getString("state")),
                        row.getObject("participants", Integer.class),
                        row.getInt("came"),
                        row.getInt("invited"),
                        row.getInt("items"),
                        row.getInt("open"),
                        row.getObject("issue", Integer.class)))
                .list();
    }

    /** Years in which the county has meetings, the latest first. */
    @Transactional(readOnly = true)
    public List<Integer> years(long county) {
        return jdbc.sql("""
            select distinct extract(year from day)::int as year from coordination.meeting where county = ? order by year desc
            """).param(county).query(Integer.class).list();
    }

    private static @Nullable String name(@Nullable MeetingKind kind) {
        return kind == null ? null : kind.name();
    }
}
