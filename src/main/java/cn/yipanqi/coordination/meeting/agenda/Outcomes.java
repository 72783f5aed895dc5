package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.MeetingState;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.Office;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a decision: made a task once, or settled or dropped with a word. The office says so. */
@Component
public class Outcomes {

    private static final int LONGEST_WORD = 500;

    private final JdbcClient jdbc;
    private final Agendas agendas;
    private final Decisions decisions;
    private final Meetings meetings;
    private final Tasks tasks;
    private final AuditTrail audit;
    private final Clock clock;

    Outcomes(
            JdbcClient jdbc,
            Agendas agendas,
            Decisions decisions,
            Meetings meetings,
            Tasks tasks,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.agendas = agendas;
        this.decisions = decisions;
        this.meetings = meetings;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
    }

    /** 已落实 with a word, or no longer to be done with a reason. Of one that is a task, the task says so. */
    @Transactional
    public void settle(UUID id, Decision.State how, String word) {
        if (how == Decision.State.OPEN) {
            throw new IllegalArgumentException("settled as open");
        }
        Decision decision = open(id);
        Typed typed = new Typed();
        String said = typed.text(
                "word", word, how == Decision.State.SETTLED ? "meeting.decision.word" : "meeting.reason", LONGEST_WORD);
        typed.check();
        jdbc.sql("""
            update coordination.meeting_decision set state = :how, word = :word, settled_at = :now, settled_by = :by,
                revision = revision + 1, changed_at = :now, changed_by = :by
            where county = :county and id = :id
            """)
                .param("how", how.name())
                .param("word", said)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .param("county", decision.county())
                .param("id", id)
                .update();
        audit.record(
                decision.county(),
                "coordination.item.decision-settle",
                decision.item().toString(),
                Map.of("decision", id.toString(), "state", how.name()));
    }

    /**
     * Makes the decision a task, once.
     *
     * @param task comes from this decision, see {@link #origin}
     * @return the task
     * @throws Refusal (STALE) where it is one already, or was settled without
     */
    @Transactional
    public UUID makeTask(UUID id, NewTask task) {
        Decision decision = open(id);
        if (!id.equals(task.originId()) || task.origin() != origin(decision)) {
            throw new IllegalArgumentException("not of this decision: " + task.originId());
        }
        UUID made = tasks.add(decision.county(), task);
        jdbc.sql("""
            update coordination.meeting_decision set task = :task, revision = revision + 1, changed_at = :now, changed_by = :by
            where county = :county and id = :id
            """)
                .param("task", made)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .param("county", decision.county())
                .param("id", id)
                .update();
        audit.record(
                decision.county(),
                "coordination.item.decision-task",
                decision.item().toString(),
                Map.of("decision", id.toString(), "task", made.toString()));
        return made;
    }

    /** Where a task that a decision becomes is from: a meeting, or the committee's hearing. */
    @Transactional(readOnly = true)
    public TaskOrigin origin(Decision decision) {
        Meeting meeting = meetings.find(agendas.item(decision.item()).meeting());
        return meeting.kind() == MeetingKind.HEARING ? TaskOrigin.HEARING : TaskOrigin.MEETING;
    }

    /** As it is now, where nothing has become of it yet; of a meeting that was called off there is nothing to carry out. */
    private Decision open(UUID id) {
        Decision seen = agendas.decision(id);
        Office.require(seen.county());
        Meeting meeting = meetings.hold(agendas.item(seen.item()).meeting());
        if (meeting.state() == MeetingState.CANCELLED) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    Message.of("meeting.closed", Message.of(meeting.state().messageKey())));
        }
        Decision decision = decisions.locked(id);
        if (decision.task() != null) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("meeting.decision.is-task"));
        }
        if (decision.state() != Decision.State.OPEN) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    Message.of(
                            "meeting.decision.settled",
                            Message.of(decision.state().messageKey())));
        }
        return decision;
    }
}
