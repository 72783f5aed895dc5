package cn.yipanqi.coordination.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /**
     * A page of what is found.
     *
     * @param total of all pages
     * @param years in which the county has meetings, in no order
     */
    public record Found(List<Line> lines, long total, Set<Integer> years) {}

    /** Those to come first, the nearest on top; then those that were, the latest on top. */
    @Transactional(readOnly = true)
    public Found find(long county, Filter filter, int limit, long offset) {
        long[] total = new long[1];
        Set<Integer> years = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        jdbc.sql("""
            with counted as (select count(*) as total,
                array(select distinct extract(year from y.day)::int from coordination.meeting y where y.county = :county) as years %1$s),
            chosen as (select m.* %1$s
                order by m.state not in ('PLANNED', 'CALLED'), case when m.state in ('PLANNED', 'CALLED') then m.day end,
                    m.day desc, m.from_time desc nulls last, m.id desc limit :limit offset :offset)
            select counted.total, counted.years, m.*, s.name as series_name, n.no as issue,
                (select count(*) from coordination.meeting_guest g where g.county = m.county and g.meeting = m.id) as invited,
                (select count(*) from coordination.meeting_guest g where g.county = m.county and g.meeting = m.id and g.attendance = 'PRESENT') as came,
                (select count(*) from coordination.agenda_item i where i.county = m.county and i.meeting = m.id and i.state = 'ACCEPTED') as items,
                (select count(*) from coordination.agenda_item i join coordination.meeting_decision d on d.county = i.county and d.item = i.id
                    left join coordination.task t on t.county = d.county and t.id = d.task
                    where i.county = m.county and i.meeting = m.id and i.state = 'ACCEPTED' and d.lead is not null and d.state = 'OPEN'
                      and (t.id is null or t.state = 'OPEN')) as open
            from counted left join chosen m on true left join coordination.meeting_series s on s.county = m.county and s.id = m.series
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
                .query(row -> {
                    total[0] = row.getLong("total");
                    if (years.isEmpty()) {
                        years.addAll(List.of((Integer[]) row.getArray("years").getArray()));
                    }
                    if (row.getObject("id") != null) {
                        lines.add(line(row));
                    }
                });
        return new Found(List.copyOf(lines), total[0], Set.copyOf(years));
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
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
                row.getObject("issue", Integer.class));
    }

    private static @Nullable String name(@Nullable MeetingKind kind) {
        return kind == null ? null : kind.name();
    }
}
