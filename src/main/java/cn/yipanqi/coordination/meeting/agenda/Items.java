package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.MeetingState;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.Office;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.ledger.OwnEntries;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Proposes agenda items and decides on them. A unit or station proposes for itself; the office accepts, orders, refuses and puts off. */
@Component
public class Items {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final Agendas agendas;
    private final Meetings meetings;
    private final OpenItems open;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Items(JdbcClient jdbc, Agendas agendas, Meetings meetings, OpenItems open, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.agendas = agendas;
        this.meetings = meetings;
        this.open = open;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is proposed.
     *
     * @param unit for whom the office proposes it; of a unit's or station's own people it is their own, whatever stands here
     */
    public record Proposal(
            String title,
            @Nullable String note,
            @Nullable UUID unit,
            @Nullable UUID station) {}

    /** Whether the asker may propose something for that meeting now: members before it is held, the office until its minutes are issued. */
    public static boolean open(Meeting meeting) {
        return meeting.state().ahead() || meeting.state() == MeetingState.HELD && Office.is(meeting.county());
    }

    /** Proposes an item; what the office proposes is on the agenda at once. */
    @Transactional
    public UUID propose(UUID meeting, Proposal proposal) {
        return add(meetings.hold(meeting), proposal, null);
    }

    /** Takes up an item that an earlier meeting of the series put off. */
    @Transactional
    public UUID takeUp(UUID meeting, UUID postponed) {
        Meeting on = meetings.hold(meeting);
        Office.require(on.county());
        open.lock(postponed);
        AgendaItem item = agendas.postponed(on).stream()
                .filter(one -> one.id().equals(postponed))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("agenda-item"));
        return add(on, new Proposal(item.title(), item.note(), item.unit(), item.station()), item.id());
    }

    private UUID add(Meeting meeting, Proposal proposal, @Nullable UUID continues) {
        if (!open(meeting)) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    Message.of("meeting.item.late", Message.of(meeting.state().messageKey())));
        }
        Scope scope = CurrentScope.get();
        boolean office = scope.entries() == Scope.Entries.ALL;
        UUID unit = office ? proposal.unit() : scope.unit();
        UUID station = office ? proposal.station() : scope.station();
        if (!OwnEntries.mayWrite(meeting.county(), unit, station)) {
            throw Refusal.forbidden();
        }
        open.mayBear(meeting, proposal.note() != null, "note");
        UUID id = ids.next();
        jdbc.sql("""
            insert into coordination.agenda_item (id, county, meeting, position, title, note, unit, station, state, continues,
                created_at, created_by, changed_at, changed_by)
            values (:id, :county, :meeting, case when :office then coalesce((select max(position) from coordination.agenda_item
                    where county = :county and meeting = :meeting), 0) + 1 end,
                :title, :note, :unit, :station, case when :office then 'ACCEPTED' else 'PROPOSED' end, :continues, :now, :by, :now, :by)
            """)
                .param("id", id)
                .param("county", meeting.county())
                .param("meeting", meeting.id())
                .param("office", office)
                .param("title", proposal.title())
                .param("note", proposal.note())
                .param("unit", unit, Types.OTHER)
                .param("station", station, Types.OTHER)
                .param("continues", continues, Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", scope.actorName())
                .update();
        audit.record(meeting.county(), "coordination.item.propose", id.toString(), Map.of("title", proposal.title()));
        return id;
    }

    /** Changes title and background: whoever proposed it until it is decided on, the office until the minutes are issued. */
    @Transactional
    public void change(UUID id, int expectedRevision, Proposal proposal) {
        open.own(id);
        AgendaItem item = open.held(id);
        if (item.state() != ItemState.PROPOSED && !Office.is(item.county())) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    Message.of("meeting.item.decided", Message.of(item.state().messageKey())));
        }
        expect(item, expectedRevision);
        open.mayBear(meetings.find(item.meeting()), proposal.note() != null, "note");
        jdbc.sql("""
            update coordination.agenda_item set title = :title, note = :note, revision = revision + 1, changed_at = :now, changed_by = :by
            where county = :county and id = :id
            """)
                .param("title", proposal.title())
                .param("note", proposal.note())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .param("county", item.county())
                .param("id", id)
                .update();
        audit.record(item.county(), "coordination.item.change", id.toString(), Map.of("title", proposal.title()));
    }

    @Transactional
    public void accept(UUID id) {
        Office.require(agendas.item(id).county());
        step(id, ItemState.ACCEPTED, null);
    }

    @Transactional
    public void refuse(UUID id, String reason) {
        Office.require(agendas.item(id).county());
        step(id, ItemState.REFUSED, why(reason));
    }

    /** Puts it off: it waits for a later meeting of the series. */
    @Transactional
    public void postpone(UUID id, String reason) {
        Office.require(agendas.item(id).county());
        step(id, ItemState.POSTPONED, why(reason));
    }

    /** Takes one's own proposal back, before it is decided on. */
    @Transactional
    public void withdraw(UUID id) {
        open.own(id);
        step(id, ItemState.WITHDRAWN, null);
    }

    private static String why(String reason) {
        Typed typed = new Typed();
        String why = typed.text("reason", reason, "meeting.reason", LONGEST_REASON);
        typed.check();
        return why;
    }

    private void step(UUID id, ItemState next, @Nullable String reason) {
        AgendaItem item = open.held(id);
        if (!item.state().leadsTo(next)) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    Message.of("meeting.item.decided", Message.of(item.state().messageKey())));
        }
        if (next == ItemState.ACCEPTED && agendas.takenUp(item)) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("meeting.item.taken-up-elsewhere"));
        }
        if (next != ItemState.ACCEPTED && !item.decisions().isEmpty()) {
            throw new Refusal(Message.of("meeting.item.has-decisions"));
        }
        jdbc.sql("""
            update coordination.agenda_item i set state = :next, reason = :reason, revision = revision + 1, changed_at = :now, changed_by = :by,
                position = case when :next = 'ACCEPTED' then coalesce((select max(o.position) from coordination.agenda_item o
                    where o.county = i.county and o.meeting = i.meeting), 0) + 1 end
            where county = :county and id = :id
            """)
                .param("next", next.name())
                .param("reason", reason)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .param("county", item.county())
                .param("id", id)
                .update();
        audit.record(item.county(), "coordination.item.decide", id.toString(), Map.of("state", next.name()));
    }

    /**
     * Puts the agenda into another order.
     *
     * @param order all accepted items of the meeting, the first on top
     */
    @Transactional
    public void order(UUID meeting, List<UUID> order) {
        Office.require(meetings.find(meeting).county());
        Meeting on = open.meeting(meeting);
        Set<UUID> accepted = agendas.of(on).stream()
                .filter(AgendaItem::accepted)
                .map(AgendaItem::id)
                .collect(Collectors.toSet());
        if (accepted.size() != order.size() || !accepted.equals(Set.copyOf(order))) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("meeting.item.order.stale"));
        }
        jdbc.sql("""
            update coordination.agenda_item i set position = o.n from unnest(:order::uuid[]) with ordinality as o (id, n)
            where i.county = :county and i.meeting = :meeting and i.id = o.id
            """)
                .param("order", order.toArray(UUID[]::new))
                .param("county", on.county())
                .param("meeting", meeting)
                .update();
        audit.record(on.county(), "coordination.meeting.order", meeting.toString(), Map.of("items", order.size()));
    }

    /**
     * Writes what the meeting came to on an item, the minutes' words.
     *
     * @throws Refusal (STALE) where somebody else has written another text meanwhile, saying it
     */
    @Transactional
    public void write(UUID id, int expectedRevision, @Nullable String result) {
        Office.require(agendas.item(id).county());
        AgendaItem item = open.held(id);
        if (java.util.Objects.equals(item.result(), result)) {
            return;
        }
        if (item.revision() != expectedRevision) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    Message.of(
                            "meeting.item.result.stale",
                            item.changedBy(),
                            item.result() == null ? "--" : item.result()));
        }
        open.mayBear(meetings.find(item.meeting()), result != null, "result");
        jdbc.sql("""
            update coordination.agenda_item set result = :result, revision = revision + 1, changed_at = :now, changed_by = :by
            where county = :county and id = :id
            """)
                .param("result", result)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .param("county", item.county())
                .param("id", id)
                .update();
        audit.record(item.county(), "coordination.item.write", id.toString(), Map.of());
    }

    private static void expect(AgendaItem item, int expectedRevision) {
        if (item.revision() != expectedRevision) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    Message.of(
                            "meeting.item.stale",
                            item.changedBy(),
                            item.title(),
                            item.note() == null ? "--" : item.note()));
        }
    }
}
