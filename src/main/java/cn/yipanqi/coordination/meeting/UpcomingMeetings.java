package cn.yipanqi.coordination.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The meetings of some days, for calendars and desks. One query. */
@Component
public class UpcomingMeetings {

    private static final String SOME = """
        select m.id, m.kind, m.title, m.day, m.from_time, m.to_time, m.place, m.state, m.sequence, m.changed_at
        from coordination.meeting m where m.county = :county and m.day between :from and :to
          and (:unit::uuid is null or m.lead = :unit or exists (select 1 from coordination.meeting_guest g
              where g.county = m.county and g.meeting = m.id and g.unit = :unit))
          and (:station::uuid is null or exists (select 1 from coordination.meeting_guest g
              where g.county = m.county and g.meeting = m.id and g.station = :station))
        """;

    private final JdbcClient jdbc;

    UpcomingMeetings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A meeting in a calendar.
     *
     * @param from when it begins, where that is settled
     * @param sequence grows where day, time, place, title or state become others
     */
    public record Upcoming(
            UUID id,
            MeetingKind kind,
            String title,
            LocalDate day,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            @Nullable String place,
            MeetingState state,
            int sequence,
            Instant changedAt) {

        /** Where it is shown, a path within the site. */
        public String url() {
            return "/coordination/meetings/" + id;
        }
    }

    /**
     * Meetings that are to be held or were, cancelled ones left out, by day.
     *
     * @param unit only those it leads or is invited to; none for all of the county's
     * @param from first day
     * @param to last day
     * @param limit at most so many
     */
    @Transactional(readOnly = true)
    public List<Upcoming> of(long county, @Nullable UUID unit, LocalDate from, LocalDate to, int limit) {
        return some(county, unit, null, from, to, limit, " and m.state <> 'CANCELLED'");
    }

    /** As {@link #of}, of a unit's or a station's calendar: one that was called off says so, or it would stay in calendars for ever. */
    @Transactional(readOnly = true)
    public List<Upcoming> withCancelled(
            long county, @Nullable UUID unit, @Nullable UUID station, LocalDate from, LocalDate to, int limit) {
        return some(county, unit, station, from, to, limit, "");
    }

    private List<Upcoming> some(
            long county,
            @Nullable UUID unit,
            @Nullable UUID station,
            LocalDate from,
            LocalDate to,
            int limit,
            String which) {
        return jdbc.sql(SOME + which + " order by m.day, m.from_time nulls first, m.id limit :limit")
                .param("county", county)
                .param("unit", unit)
                .param("station", station)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query((row, n) -> new Upcoming(
                        row.getObject("id", UUID.class),
                        MeetingKind.valueOf(row.getString("kind")),
                        row.getString("title"),
                        row.getObject("day", LocalDate.class),
                        row.getObject("from_time", LocalTime.class),
                        row.getObject("to_time", LocalTime.class),
                        row.getString("place"),
                        MeetingState.valueOf(row.getString("state")),
                        row.getInt("sequence"),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }
}
