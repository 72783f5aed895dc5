package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.MeetingState;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.Office;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
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

/** What was decided, entered while the minutes are not issued. The office keeps it; what becomes of it, {@link Outcomes} says. */
@Component
public class Decisions {

    private final JdbcClient jdbc;
    private final Agendas agendas;
    private final Meetings meetings;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Decisions(JdbcClient jdbc, Agendas agendas, Meetings meetings, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.agendas = agendas;
        this.meetings = meetings;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is decided.
     *
     * @param commons with lead and due day, all or none
     */
    public record Facts(
            String text,
            @Nullable Commons commons,
            @Nullable UUID lead,
            @Nullable LocalDate due,
            List<UUID> partners,
            List<UUID> bodies) {

        private void check() {
            Typed typed = new Typed();
            int said = (commons == null ? 0 : 1) + (lead == null ? 0 : 1) + (due == null ? 0 : 1);
            if (said != 0 && said != 3) {
                typed.fault(
                        lead == null ? "lead" : due == null ? "due" : "commons",
                        Message.of("meeting.decision.all-or-none"));
            }
            if (lead == null && !(partners.isEmpty() && bodies.isEmpty())) {
                typed.fault("lead", Message.of("meeting.decision.partners-need-lead"));
            }
            if (lead != null && partners.contains(lead)) {
                typed.fault("partners", Message.of("coordination.task.partner.is-lead"));
            }
            typed.check();
        }
    }

    @Transactional
    public UUID add(UUID item, Facts facts) {
        AgendaItem on = held(item);
        facts.check();
        UUID id = ids.next();
        jdbc.sql("""
            insert into coordination.meeting_decision (id, county, item, position, text, commons, lead, due_day, changed_at, changed_by)
            select :id, :county, :item, coalesce(max(position), 0) + 1, :text, :commons, :lead, :due, :now, :by
            from coordination.meeting_decision where county = :county and item = :item
            """)
                .params(columns(facts))
                .param("id", id)
                .param("county", on.county())
                .param("item", item)
                .update();
        partners(on.county(), id, facts);
        audit.record(on.county(), "coordination.item.decision", item.toString(), Map.of("decision", id.toString()));
        return id;
    }

    @Transactional
    public void change(UUID id, int expectedRevision, Facts facts) {
        held(agendas.decision(id).item());
        Decision decision = locked(id);
        if (decision.task() != null) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("meeting.decision.is-task"));
        }
        if (decision.revision() != expectedRevision) {
            throw new Refusal(
                    Refusal.Kind.STALE, Message.of("meeting.decision.stale", decision.changedBy(), decision.text()));
        }
        facts.check();
        jdbc.sql("""
            update coordination.meeting_decision set text = :text, commons = :commons, lead = :lead, due_day = :due,
                revision = revision + 1, changed_at = :now, changed_by = :by
            where county = :county and id = :id
            """)
                .params(columns(facts))
                .param("county", decision.county())
                .param("id", id)
                .update();
        jdbc.sql("delete from coordination.decision_partner where county = ? and decision = ?")
                .params(decision.county(), id)
                .update();
        partners(decision.county(), id, facts);
        audit.record(
                decision.county(),
                "coordination.item.decision-change",
                decision.item().toString(),
                Map.of("decision", id.toString()));
    }

    /** Takes a decision out that was entered by mistake. @return the item it stood under */
    @Transactional
    public UUID remove(UUID id) {
        held(agendas.decision(id).item());
        Decision decision = locked(id);
        if (decision.task() != null) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("meeting.decision.is-task"));
        }
        jdbc.sql("delete from coordination.decision_partner where county = ? and decision = ?")
                .params(decision.county(), id)
                .update();
        jdbc.sql("delete from coordination.meeting_decision where county = ? and id = ?")
                .params(decision.county(), id)
                .update();
        audit.record(
                decision.county(),
                "coordination.item.decision-remove",
                decision.item().toString(),
                Map.of("text", decision.text()));
        return decision.item();
    }

    /** As it is now, kept from everybody else until the transaction ends. */
    Decision locked(UUID id) {
        jdbc.sql("select id from coordination.meeting_decision where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
        return agendas.decision(id);
    }

    /** The item, on the agenda of a meeting that was held and whose minutes are not issued. */
    private AgendaItem held(UUID id) {
        AgendaItem item = agendas.item(id);
        Office.require(item.county());
        Meeting meeting = meetings.hold(item.meeting());
        if (meeting.state() != MeetingState.HELD) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    Message.of(
                            "meeting.decision.not-now",
                            Message.of(meeting.state().messageKey())));
        }
        if (!item.accepted()) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    Message.of("meeting.item.decided", Message.of(item.state().messageKey())));
        }
        return item;
    }

    private void partners(long county, UUID decision, Facts facts) {
        jdbc.sql("""
            insert into coordination.decision_partner (county, decision, position, unit, body)
            select :county, :decision, row_number() over (), unit, body from (
                select unit, null::uuid as body from unnest(:units::uuid[]) as u (unit)
                union all select null, body from unnest(:bodies::uuid[]) as b (body)) partners
            """)
                .param("county", county)
                .param("decision", decision)
                .param("units", facts.partners().stream().distinct().toArray(UUID[]::new))
                .param("bodies", facts.bodies().stream().distinct().toArray(UUID[]::new))
                .update();
    }

    private Map<String, @Nullable Object> columns(Facts facts) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        Commons commons = facts.commons();
        columns.put("text", facts.text());
        columns.put("commons", commons == null ? null : commons.name());
        columns.put("lead", facts.lead());
        columns.put("due", facts.due());
        columns.put("now", Timestamp.from(clock.instant()));
        columns.put("by", CurrentScope.get().actorName());
        return columns;
    }
}
