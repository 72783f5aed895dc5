package cn.yipanqi.coordination.meeting;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import cn.yipanqi.web.StoredMessages;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What became of a meeting, revision by revision, in words. */
@Component
public class MeetingHistory {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final JdbcClient jdbc;
    private final StoredMessages messages;
    private final Clock clock;

    MeetingHistory(JdbcClient jdbc, StoredMessages messages, Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * One change.
     *
     * @param what each thing that became another, in words
     */
    public record Change(int revision, Instant at, String by, List<Message> what) {}

    void note(long county, UUID meeting, int revision, List<Message> what) {
        jdbc.sql("""
            insert into coordination.meeting_change (county, meeting, revision, at, actor, actor_name, what)
            values (:county, :meeting, :revision, :now, :actor, :name, :what::jsonb)
            """)
                .param("county", county)
                .param("meeting", meeting)
                .param("revision", revision)
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actor(), Types.OTHER)
                .param("name", CurrentScope.get().actorName())
                .param("what", messages.write(what))
                .update();
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Change> of(Meeting meeting) {
        return jdbc.sql("""
            select revision, at, actor_name, what from coordination.meeting_change
            where county = ? and meeting = ? order by revision desc
            """)
                .params(meeting.county(), meeting.id())
                .query((row, n) -> new Change(
                        row.getInt("revision"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor_name"),
                        messages.readAll(row.getString("what"))))
                .list();
    }

    /**
     * Insists that nobody else's change came first.
     *
     * @throws InvalidInput (409) saying what the others changed since
     */
    void expect(Meeting meeting, int expectedRevision) {
        if (meeting.revision() == expectedRevision) {
            return;
        }
        List<Fault> faults = new ArrayList<>();
        faults.add(new Fault("", Message.of("meeting.stale")));
        of(meeting).stream()
                .filter(change -> change.revision() > expectedRevision)
                .forEach(change -> change.what()
                        .forEach(what -> faults.add(new Fault(
                                "", Message.of("meeting.stale.changed", change.by(), minute(change.at()), what)))));
        throw new InvalidInput(faults, true);
    }

    private String minute(Instant at) {
        return MINUTE.format(ZonedDateTime.ofInstant(at, clock.getZone()));
    }
}
