package cn.yipanqi.coordination.meeting;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who came, as one recorder notes it. Recording it holds the meeting: the ledger has it from the same transaction on. Counts of people
 * suffice; there is no signing in.
 */
@Component
public class Attendances {

    private final JdbcClient jdbc;
    private final MeetingRows rows;
    private final MeetingHistory history;
    private final MeetingEntry entry;
    private final Notices notices;
    private final Directory directory;
    private final AuditTrail audit;
    private final Clock clock;

    Attendances(
            JdbcClient jdbc,
            MeetingRows rows,
            MeetingHistory history,
            MeetingEntry entry,
            Notices notices,
            Directory directory,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.history = history;
        this.entry = entry;
        this.notices = notices;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Records who came, or corrects it; then the ledger's entry is corrected too.
     *
     * @param recorded one for each guest of the meeting, in any order
     * @param participants how many took part in all; none for as many as came for the guests
     * @throws cn.yipanqi.web.InvalidInput (409) where somebody else's change came first, saying what it was
     */
    @Transactional
    public void record(UUID id, int expectedRevision, List<Guest> recorded, @Nullable Integer participants) {
        Office.require(rows.find(id).county());
        Meeting meeting = rows.lock(id);
        history.expect(meeting, expectedRevision);
        if (meeting.state() != MeetingState.HELD) {
            meeting.state().require(MeetingState.HELD);
        }
        notAhead(meeting.day(), clock);
        List<Guest> guests = inOrder(meeting, recorded);
        int came = Objects.requireNonNullElse(persons(guests), 0);
        int total = participants == null ? came : participants;
        if (total < came || total == 0) {
            Typed typed = new Typed();
            typed.fault("participants", Message.of("meeting.participants.fewer", total, came));
            typed.check();
        }
        List<Message> what = new Differences(directory.of(meeting.county())).between(meeting, guests, total);
        if (what.isEmpty() && meeting.state() == MeetingState.HELD) {
            return;
        }
        rows.replaceGuests(meeting, guests);
        jdbc.sql("""
            update coordination.meeting set state = 'HELD', participants = :total, revision = revision + 1,
                sequence = sequence + case state when 'HELD' then 0 else 1 end, changed_at = :now, changed_by = :actor
            where county = :county and id = :id
            """)
                .param("total", total)
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actorName())
                .param("county", meeting.county())
                .param("id", id)
                .update();
        history.note(meeting.county(), id, meeting.revision() + 1, what);
        audit.record(meeting.county(), "coordination.meeting.attendance", id.toString(), Map.of("participants", total));
        notices.close(meeting);
        entry.post(rows.find(id));
    }

    /** How many came for those who were there; none where nobody has been recorded. */
    static @Nullable Integer persons(List<Guest> guests) {
        return guests.stream()
                .map(Guest::persons)
                .filter(Objects::nonNull)
                .reduce(Integer::sum)
                .orElse(null);
    }

    /** @throws Refusal where the day is still to come: what has not been held cannot be recorded */
    static void notAhead(LocalDate day, Clock clock) {
        if (day.isAfter(LocalDate.now(clock))) {
            throw new Refusal(Message.of("meeting.held.ahead", day));
        }
    }

    private static List<Guest> inOrder(Meeting meeting, List<Guest> recorded) {
        return meeting.guests().stream()
                .map(guest -> recorded.stream()
                        .filter(guest::same)
                        .findFirst()
                        .filter(found -> found.attendance() != null)
                        .orElseThrow(() -> new Refusal(Message.of("meeting.attendance.incomplete"))))
                .toList();
    }
}
