package cn.yipanqi.coordination.meeting;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.coordination.regulation.meeting.AdoptingMeetings;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.OutOfStep;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans, calls, changes and cancels meetings. Whoever keeps them is the office; of two who change one, the second is told (409). */
@Component
public class Meetings {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final MeetingRows rows;
    private final MeetingHistory history;
    private final MeetingEntry entry;
    private final Notices notices;
    private final AdoptingMeetings adopting;
    private final Directory directory;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Meetings(
            JdbcClient jdbc,
            MeetingRows rows,
            MeetingHistory history,
            MeetingEntry entry,
            Notices notices,
            AdoptingMeetings adopting,
            Directory directory,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.history = history;
        this.entry = entry;
        this.notices = notices;
        this.adopting = adopting;
        this.directory = directory;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Refusal (ABSENT) where there is none the reader may see */
    @Transactional(readOnly = true)
    public Meeting find(UUID id) {
        return rows.find(id);
    }

    /** The same; whoever keeps meetings is the only one to change it until the transaction ends. */
    @Transactional
    public Meeting hold(UUID id) {
        return rows.lock(id);
    }

    /** Plans a meeting. */
    @Transactional
    public UUID add(long county, MeetingFacts facts) {
        Office.require(county);
        check(directory.of(county), facts, List.of());
        UUID id = ids.next();
        jdbc.sql("""
            insert into coordination.meeting (id, county, series, kind, title, day, from_time, to_time, place, chair, recorder, lead,
                created_at, created_by, changed_at, changed_by)
            values (:id, :county, :series, :kind, :title, :day, :from, :to, :place, :chair, :recorder, :lead, :now, :actor, :now, :actor)
            """)
                .params(columns(facts))
                .param("id", id)
                .param("county", county)
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actorName())
                .update();
        rows.addGuests(county, id, facts.guests());
        history.note(county, id, 1, List.of(Message.of("meeting.change.planned")));
        audit.record(county, "coordination.meeting.add", id.toString(), Map.of("title", facts.title()));
        return id;
    }

    /** Replaces what is settled beforehand. Of one that was held, the ledger's entry is corrected too. */
    @Transactional
    public void change(UUID id, int expectedRevision, MeetingFacts facts) {
        Meeting meeting = open(id);
        history.expect(meeting, expectedRevision);
        CountyDirectory all = directory.of(meeting.county());
        check(all, facts, meeting.guests());
        if (meeting.state().tookPlace()) {
            notAhead(facts);
        }
        List<Message> what = new Differences(all).between(meeting, facts);
        if (what.isEmpty()) {
            return;
        }
        if (!meeting.day().equals(facts.day())) {
            notAdopting(meeting, "day");
        }
        List<Guest> guests = kept(meeting, facts.guests());
        rows.replaceGuests(meeting, guests);
        boolean elsewhere = !(meeting.title().equals(facts.title())
                && meeting.day().equals(facts.day())
                && java.util.Objects.equals(meeting.from(), facts.from())
                && java.util.Objects.equals(meeting.to(), facts.to())
                && java.util.Objects.equals(meeting.place(), facts.place()));
        jdbc.sql("""
            update coordination.meeting set series = :series, kind = :kind, title = :title, day = :day, from_time = :from, to_time = :to,
                place = :place, chair = :chair, recorder = :recorder, lead = :lead, sequence = sequence + :elsewhere,
                participants = greatest(participants, :persons), revision = revision + 1, changed_at = :now, changed_by = :actor
            where county = :county and id = :id
            """)
                .params(columns(facts))
                .param("elsewhere", elsewhere ? 1 : 0)
                .param("persons", Attendances.persons(guests), Types.INTEGER)
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actorName())
                .param("county", meeting.county())
                .param("id", id)
                .update();
        noted(meeting, what, "coordination.meeting.change");
        Meeting now = rows.find(id);
        if (now.state() == MeetingState.CALLED) {
            notices.send(now, elsewhere);
        }
        if (now.state().tookPlace()) {
            entry.post(now);
        }
    }

    /** Those that stay invited keep what was recorded of them. */
    private static List<Guest> kept(Meeting meeting, List<Guest> invited) {
        List<Guest> guests = new ArrayList<>();
        for (Guest guest : invited) {
            guests.add(meeting.guests().stream()
                    .filter(guest::same)
                    .findFirst()
                    .orElseGet(() -> meeting.state().tookPlace()
                            ? new Guest(guest.kind(), guest.id(), Guest.Attendance.ABSENT, null, null)
                            : guest));
        }
        return guests;
    }

    /** Sends the notice out: it waits for every unit and station that is invited. */
    @Transactional
    public void call(UUID id) {
        Meeting meeting = open(id);
        meeting.state().require(MeetingState.CALLED);
        if (meeting.guests().isEmpty()) {
            throw new Refusal(Message.of("meeting.call.nobody"));
        }
        step(meeting, MeetingState.CALLED, null);
        noted(meeting, List.of(Message.of("meeting.change.called")), "coordination.meeting.call");
        notices.send(rows.find(id), true);
    }

    /** Cancels a meeting, or takes one back that was recorded by mistake: then its entry is withdrawn. */
    @Transactional
    public void cancel(UUID id, String reason) {
        Meeting meeting = open(id);
        meeting.state().require(MeetingState.CANCELLED);
        notAdopting(meeting, "");
        Typed typed = new Typed();
        String why = typed.text("reason", reason, "meeting.reason", LONGEST_REASON);
        typed.check();
        step(meeting, MeetingState.CANCELLED, why);
        noted(meeting, List.of(Message.of("meeting.change.cancelled", why)), "coordination.meeting.cancel");
        notices.close(meeting);
        if (meeting.state().tookPlace()) {
            entry.withdraw(meeting, why);
        }
    }

    /**
     * Marks that the minutes are issued.
     *
     * @throws cn.yipanqi.web.InvalidInput (409) where somebody else's change came first
     */
    @Transactional
    public Meeting issue(UUID id, int expectedRevision) {
        Meeting meeting = open(id);
        history.expect(meeting, expectedRevision);
        meeting.state().require(MeetingState.MINUTED);
        step(meeting, MeetingState.MINUTED, null);
        noted(meeting, List.of(Message.of("meeting.change.minuted")), "coordination.meeting.issue");
        return meeting;
    }

    /** What was adopted in a meeting rests on it: that it was held, and when. */
    private void notAdopting(Meeting meeting, String field) {
        adopting.adopted(meeting.county(), meeting.id()).stream().findFirst().ifPresent(version -> {
            throw new InvalidInput(
                    List.of(new InvalidInput.Fault(field, Message.of("meeting.adopted.stays", version.title()))));
        });
    }

    /** The meeting, locked, and not closed. */
    private Meeting open(UUID id) {
        Meeting meeting = rows.find(id);
        Office.require(meeting.county());
        meeting = rows.lock(id);
        if (meeting.state().closed()) {
            throw new OutOfStep(
                    Message.of("meeting.closed", Message.of(meeting.state().messageKey())));
        }
        return meeting;
    }

    private void step(Meeting meeting, MeetingState next, @Nullable String reason) {
        jdbc.sql("""
            update coordination.meeting set state = :next, reason = :reason, sequence = sequence + 1, revision = revision + 1,
                changed_at = :now, changed_by = :actor where county = :county and id = :id
            """)
                .param("next", next.name())
                .param("reason", reason)
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actorName())
                .param("county", meeting.county())
                .param("id", meeting.id())
                .update();
    }

    private void noted(Meeting meeting, List<Message> what, String action) {
        history.note(meeting.county(), meeting.id(), meeting.revision() + 1, what);
        audit.record(meeting.county(), action, meeting.id().toString(), Map.of("changes", what.size()));
    }

    /** What a meeting cannot be. Guests it has already may stay, ended or not. */
    private static void check(CountyDirectory all, MeetingFacts facts, List<Guest> before) {
        Typed typed = new Typed();
        if (facts.to() != null && (facts.from() == null || !facts.from().isBefore(facts.to()))) {
            typed.fault("to", Message.of("meeting.times.reversed"));
        }
        if (all.unit(facts.lead()).isEmpty()) {
            typed.fault("lead", Message.of("meeting.typed.choose", Message.of("meeting.lead")));
        }
        boolean strange = facts.guests().stream().anyMatch(guest -> switch (guest.kind()) {
            case UNIT ->
                all.unit(guest.id())
                        .filter(unit -> unit.current() || before.stream().anyMatch(guest::same))
                        .isEmpty();
            case STATION ->
                all.station(guest.id())
                        .filter(station -> station.current() || before.stream().anyMatch(guest::same))
                        .isEmpty();
            case BODY -> all.body(guest.id()).isEmpty();
        });
        if (strange) {
            typed.fault("units", Message.of("meeting.typed.choose", Message.of("meeting.guests")));
        }
        typed.check();
    }

    private void notAhead(MeetingFacts facts) {
        Attendances.notAhead(facts.day(), clock);
    }

    private static Map<String, @Nullable Object> columns(MeetingFacts facts) {
        Map<String, @Nullable Object> columns = new java.util.HashMap<>();
        columns.put("series", facts.series());
        columns.put("kind", facts.kind().name());
        columns.put("title", facts.title());
        columns.put("day", facts.day());
        columns.put("from", facts.from());
        columns.put("to", facts.to());
        columns.put("place", facts.place());
        columns.put("chair", facts.chair());
        columns.put("recorder", facts.recorder());
        columns.put("lead", facts.lead());
        return columns;
    }
}
