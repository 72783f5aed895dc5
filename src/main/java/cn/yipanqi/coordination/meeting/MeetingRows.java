package cn.yipanqi.coordination.meeting;

import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Meetings as rows of the database. */
@Component
class MeetingRows {

    private static final String ONE = """
        select m.*, coalesce((select json_agg(json_build_object(
                'kind', case when g.unit is not null then 'UNIT' when g.station is not null then 'STATION' else 'BODY' end,
                'id', coalesce(g.unit, g.station, g.body), 'attendance', g.attendance, 'persons', g.persons, 'names', g.names)
                order by g.position) from coordination.meeting_guest g where g.county = m.county and g.meeting = m.id), '[]') as guests
        from coordination.meeting m where m.id = :id
        """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MeetingRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @throws Refusal (ABSENT) where there is none the reader may see */
    Meeting find(UUID id) {
        return jdbc.sql(ONE)
                .param("id", id)
                .query((row, n) -> meeting(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("meeting"));
    }

    /** The same, and nobody else changes it before the transaction ends. */
    Meeting lock(UUID id) {
        jdbc.sql("select id from coordination.meeting where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    private Meeting meeting(ResultSet row) throws SQLException {
        return new Meeting(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getObject("series", UUID.class),
                MeetingKind.valueOf(row.getString("kind")),
                row.getString("title"),
                row.getObject("day", LocalDate.class),
                row.getObject("from_time", LocalTime.class),
                row.getObject("to_time", LocalTime.class),
                row.getString("place"),
                row.getString("chair"),
                row.getString("recorder"),
                row.getObject("lead", UUID.class),
                MeetingState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getObject("participants", Integer.class),
                row.getInt("sequence"),
                row.getInt("revision"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"),
                List.of(json.readValue(row.getString("guests"), Guest[].class)));
    }

    void replaceGuests(Meeting meeting, List<Guest> guests) {
        jdbc.sql("delete from coordination.meeting_guest where county = ? and meeting = ?")
                .params(meeting.county(), meeting.id())
                .update();
        addGuests(meeting.county(), meeting.id(), guests);
    }

    void addGuests(long county, UUID meeting, List<Guest> guests) {
        jdbc.sql("""
            insert into coordination.meeting_guest (county, meeting, position, unit, station, body, attendance, persons, names)
            select :county, :meeting, n, case kind when 'UNIT' then id end, case kind when 'STATION' then id end,
                case kind when 'BODY' then id end, attendance, persons, names
            from unnest(:kinds::text[], :ids::uuid[], :attendance::text[], :persons::int[], :names::text[])
                with ordinality as g (kind, id, attendance, persons, names, n)
            """)
                .param("county", county)
                .param("meeting", meeting)
                .param(
                        "kinds",
                        guests.stream().map(guest -> guest.kind().name()).toArray(String[]::new))
                .param("ids", guests.stream().map(Guest::id).toArray(UUID[]::new))
                .param("attendance", attendance(guests))
                .param("persons", guests.stream().map(Guest::persons).toArray(Integer[]::new))
                .param("names", guests.stream().map(Guest::names).toArray(String[]::new))
                .update();
    }

    private static String[] attendance(List<Guest> guests) {
        String[] all = new String[guests.size()];
        for (int i = 0; i < all.length; i++) {
            Guest.Attendance attendance = guests.get(i).attendance();
            if (attendance != null) {
                all[i] = attendance.name();
            }
        }
        return all;
    }
}
