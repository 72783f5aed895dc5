package cn.yipanqi.coordination.study;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.EntryVersions;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.StoredMessages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the sessions of a county. */
@Component
public class Sessions {

    private static final String QUERY = """
            select s.*, r.name as series_name, r.place, array(select u.unit from coordination.study_unit u
                where u.county = s.county and u.session = s.id order by u.unit) as units
            from coordination.study_session s join coordination.study_series r on r.county = s.county and r.id = s.series
            where s.county = :county
            """;

    private final JdbcClient jdbc;
    private final StoredMessages messages;

    Sessions(JdbcClient jdbc, StoredMessages messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /** A series' sessions of a year in the order of the weeks. */
    @Transactional(readOnly = true)
    public List<Session> of(long county, UUID series, int year) {
        return jdbc.sql(QUERY
                        + " and s.series = :series and s.year = :year order by coalesce(s.day, s.week_day), s.week_day")
                .param("county", county)
                .param("series", series)
                .param("year", year)
                .query(this::session)
                .list();
    }

    /** The years a series has a plan of, the latest first. */
    @Transactional(readOnly = true)
    public List<Integer> years(long county, UUID series) {
        return jdbc.sql(
                        "select distinct year from coordination.study_session where county = ? and series = ? order by year desc")
                .params(county, series)
                .query(Integer.class)
                .list();
    }

    /** @throws Refusal where the county has no such session */
    @Transactional(readOnly = true)
    public Session find(long county, UUID id) {
        return jdbc.sql(QUERY + " and s.id = :id")
                .param("county", county)
                .param("id", id)
                .query(this::session)
                .optional()
                .orElseThrow(() -> Refusal.absent("study-session"));
    }

    /** Whether the asker may record it and fill in its plan: the office, or whose unit answers for it. The policies say the same. */
    public static boolean mayWrite(Session session) {
        Scope scope = CurrentScope.get();
        return scope.writes(session.county())
                && (scope.entries() == Scope.Entries.ALL
                        || scope.entries() == Scope.Entries.UNIT
                                && session.unit().equals(scope.unit()));
    }

    private Session session(ResultSet row, int n) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getObject("series", UUID.class),
                row.getString("series_name"),
                row.getInt("year"),
                row.getObject("week_day", LocalDate.class),
                row.getObject("day", LocalDate.class),
                Placed.valueOf(row.getString("placed")),
                messages.read(row.getString("why")),
                row.getString("theme"),
                row.getString("material"),
                row.getObject("file", UUID.class),
                row.getString("file_name"),
                row.getString("speaker"),
                row.getObject("unit", UUID.class),
                row.getString("place"),
                SessionState.valueOf(row.getString("state")),
                held(row),
                row.getInt("revision"));
    }

    private static Session.@Nullable Held held(ResultSet row) throws SQLException {
        LocalDate day = row.getObject("held_on", LocalDate.class);
        return day == null
                ? null
                : new Session.Held(
                        day,
                        row.getInt("participants"),
                        EntryVersions.uuids(row.getArray("units")),
                        row.getInt("minutes"),
                        row.getString("note"),
                        row.getString("recorded_by"),
                        row.getTimestamp("recorded_at").toInstant());
    }
}
