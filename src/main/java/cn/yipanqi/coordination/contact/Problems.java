package cn.yipanqi.coordination.contact;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a problem raised at a contact point: it is answered by whoever visits there, or the office makes a task of it. */
@Component
public class Problems {

    private final JdbcClient jdbc;
    private final Visits visits;
    private final Tasks tasks;
    private final Directory directory;
    private final ContactTodos todos;
    private final AuditTrail audit;
    private final Clock clock;

    Problems(
            JdbcClient jdbc,
            Visits visits,
            Tasks tasks,
            Directory directory,
            ContactTodos todos,
            AuditTrail audit,
            Clock clock) {
        this.todos = todos;
        this.jdbc = jdbc;
        this.visits = visits;
        this.tasks = tasks;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A task to be made of a problem.
     *
     * @param lead id or name of the unit that leads
     * @param due last day
     */
    public record TaskDraft(
            @Nullable String title,
            @Nullable String lead,
            @Nullable String due) {}

    /** @throws cn.yipanqi.web.InvalidInput with every field that breaks a rule */
    @Transactional
    public UUID task(long county, UUID problem, TaskDraft draft) {
        Visit.Problem raised = open(visits.ofProblem(county, problem), problem);
        Typed typed = new Typed("contact.task.");
        String title = typed.needed("title", draft.title() == null ? raised.text() : draft.title(), 200);
        UUID lead = typed.neededUnit("lead", draft.lead(), directory.of(county));
        LocalDate due = typed.neededDay("due", draft.due());
        typed.raise();
        UUID task = tasks.add(
                county,
                new NewTask(
                        due.getYear(),
                        null,
                        Commons.ORGANISATION,
                        title,
                        null,
                        null,
                        lead,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        due,
                        TaskOrigin.CONTACT,
                        problem));
        settle(county, problem, "task = :value", task, null);
        audit.record(
                county, "coordination.contact.problem.task", task.toString(), Map.of("problem", problem.toString()));
        return task;
    }

    /** @throws cn.yipanqi.web.InvalidInput where nothing is said */
    @Transactional
    public void answer(long county, UUID problem, @Nullable String typedAnswer) {
        Visit visit = visits.ofProblem(county, problem);
        if (!Visits.mayWrite(county, visit.unit())) {
            throw Refusal.forbidden();
        }
        open(visit, problem);
        Typed typed = new Typed("contact.problem.");
        String answer = typed.needed("answer", typedAnswer, 500);
        typed.raise();
        settle(county, problem, "answer = :value, answered_on = :day", answer, LocalDate.now(clock));
        audit.record(
                county,
                "coordination.contact.problem.answer",
                visit.id().toString(),
                Map.of("problem", problem.toString()));
    }

    private static Visit.Problem open(Visit visit, UUID problem) {
        if (visit.takenBack() != null) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("contact.visit.gone"));
        }
        return visit.problems().stream()
                .filter(one -> one.id().equals(problem) && one.open())
                .findFirst()
                .orElseThrow(Problems::settled);
    }

    private static Refusal settled() {
        return new Refusal(Refusal.Kind.STALE, Message.of("contact.problem.settled"));
    }

    private void settle(long county, UUID problem, String set, Object value, @Nullable LocalDate day) {
        int changed = jdbc.sql("update coordination.contact_problem set " + set
                        + " where county = :county and id = :id and task is null and answer is null")
                .param("value", value)
                .param("day", day)
                .param("county", county)
                .param("id", problem)
                .update();
        if (changed == 0) {
            throw settled();
        }
        todos.settled(county, problem);
    }
}
