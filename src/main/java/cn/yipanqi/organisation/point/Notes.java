package cn.yipanqi.organisation.point;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.database.Scope.Entries;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people say of points. */
@Component
class Notes {

    private static final int LONGEST_WORDS = 200;
    private static final int MOST_SHOWN = 200;
    private static final LocalDate EARLIEST = LocalDate.of(1949, 1, 1);

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Points points;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Notes(JdbcClient jdbc, Directory directory, Points points, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.points = points;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The latest note and mark of each point. */
    record Said(@Nullable Note note, @Nullable Note mark) {}

    /** What was said up to a day, by subject and point, in one statement. */
    @Transactional(readOnly = true)
    public Map<Subject, Map<String, Said>> on(long county, LocalDate day) {
        Map<Subject, Map<String, Said>> said = new HashMap<>();
        jdbc.sql("""
                select distinct on (coalesce(station, home), code, source = 'NOTE') * from organisation.point_note
                where county = ? and day <= ?
                order by coalesce(station, home), code, source = 'NOTE', day desc, at desc, id desc
                """).params(county, day).query(row -> {
            UUID station = row.getObject("station", UUID.class);
            Subject subject =
                    station == null ? Subject.home(row.getObject("home", UUID.class)) : Subject.station(station);
            Note note = note(row);
            said.computeIfAbsent(subject, id -> new HashMap<>())
                    .merge(
                            note.code(),
                            note.isMark() ? new Said(null, note) : new Said(note, null),
                            (a, b) -> new Said(
                                    a.note() == null ? b.note() : a.note(), a.mark() == null ? b.mark() : a.mark()));
        });
        return said;
    }

    /** All that was ever said of one, the latest first. */
    @Transactional(readOnly = true)
    public List<Note> history(long county, Subject subject) {
        return jdbc.sql("""
                select * from organisation.point_note where county = ? and coalesce(station, home) = ?
                order by day desc, at desc, id desc limit ?
                """)
                .params(county, subject.id(), MOST_SHOWN)
                .query((row, n) -> note(row))
                .list();
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                row.getString("code"),
                row.getObject("day", LocalDate.class),
                row.getObject("holds", Boolean.class),
                row.getString("words"),
                Note.Source.valueOf(row.getString("source")),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_name"));
    }

    /** Whether the asker speaks for a station or home: the office for all, a station's people for their own. */
    static boolean mayNote(long county, Subject subject) {
        Scope scope = CurrentScope.get();
        return scope.writes(county)
                && (scope.entries() == Entries.ALL
                        || scope.entries() == Entries.STATION
                                && subject.isStation()
                                && subject.id().equals(scope.station()));
    }

    /**
     * Says something of a point.
     *
     * @param holds none where what the system knows shall count again
     * @param words why, always
     * @param day from which on, not after today; none for today
     * @throws Refusal (ABSENT, FORBIDDEN, INVALID)
     */
    @Transactional
    public void add(
            long county,
            Subject subject,
            String code,
            @Nullable Boolean holds,
            @Nullable String words,
            @Nullable LocalDate day) {
        required(county, subject);
        if (!mayNote(county, subject)) {
            throw Refusal.forbidden();
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate from = day == null ? today : day;
        if (from.isAfter(today) || from.isBefore(EARLIEST)) {
            throw new Refusal(Message.of("point.note.day"));
        }
        Point point = points.find(county, code);
        if (!point.on(today) || !point.askedOf(subject)) {
            throw new Refusal(Message.of("point.note.point"));
        }
        String why = words == null ? "" : words.replaceAll("\\s+", " ").strip();
        if (why.isEmpty() || why.length() > LONGEST_WORDS) {
            throw new Refusal(Message.of("point.note.words.missing", LONGEST_WORDS));
        }
        jdbc.sql("""
                insert into organisation.point_note (id, county, station, home, code, day, holds, words, source, at, actor, actor_name)
                values (:id, :county, :station, :home, :code, :day, :holds, :words, 'NOTE', :at, :actor, :by)
                """)
                .param("id", ids.next())
                .param("county", county)
                .param("station", subject.isStation() ? subject.id() : null, Types.OTHER)
                .param("home", subject.isStation() ? null : subject.id(), Types.OTHER)
                .param("code", code)
                .param("day", from)
                .param("holds", holds, Types.BOOLEAN)
                .param("words", why)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actor(), Types.OTHER)
                .param("by", CurrentScope.get().actorName())
                .update();
        audit.record(
                county,
                "organisation.point.note",
                subject.id().toString(),
                Map.of("point", code, "holds", String.valueOf(holds)));
    }

    private void required(long county, Subject subject) {
        boolean there = subject.isStation()
                ? directory.of(county).station(subject.id()).isPresent()
                : directory.of(county).home(subject.id()).isPresent();
        if (!there) {
            throw Refusal.absent(subject.isStation() ? "station" : "home");
        }
    }
}
