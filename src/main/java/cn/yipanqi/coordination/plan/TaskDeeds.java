package cn.yipanqi.coordination.plan;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.plan.TaskChange.Deed;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.database.Scope.Entries;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.PersonalNumber;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What units do with their tasks: report progress, confirm their part, say it is done. The lead reports and completes, lead and partners
 * confirm, the county's office may for any of them; a station for nobody.
 */
@Component
public class TaskDeeds {

    private static final int CONFIRMATION = 500;

    private final JdbcClient jdbc;
    private final TaskStore store;
    private final TaskJournal journal;
    private final Tasks tasks;
    private final Plans plans;
    private final List<TaskFollower> followers;
    private final Directory directory;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    TaskDeeds(
            JdbcClient jdbc,
            TaskStore store,
            TaskJournal journal,
            Tasks tasks,
            Plans plans,
            List<TaskFollower> followers,
            Directory directory,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.journal = journal;
        this.tasks = tasks;
        this.plans = plans;
        this.followers = List.copyOf(followers);
        this.directory = directory;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Progress in the lead's words.
     *
     * @param value none where only words are said
     * @param unit who reports; none for the county's office
     */
    public record Report(
            UUID id,
            @Nullable BigDecimal value,
            String words,
            @Nullable UUID unit,
            Instant at,
            String by) {}

    public record Confirmation(UUID unit, @Nullable String words, Instant at, String by) {}

    /** @param value so far in all, not since the last report */
    @Transactional
    public UUID report(long county, UUID id, @Nullable BigDecimal value, String words) {
        Task task = lead(county, id);
        open(task);
        if (words.isBlank() || words.strip().length() > TaskRules.WORDS) {
            throw new Refusal(Message.of("coordination.task.report.words", TaskRules.WORDS));
        }
        impersonal(words);
        Target target = task.target();
        boolean typed = target == null || target.kind() == Target.Kind.TYPED;
        if (target == null || !typed) {
            // A number that nothing else knows is said here, wherever the rest is said.
            followers.forEach(follower -> follower.acting(task));
        }
        if (value != null && !typed) {
            throw new Refusal(Message.of("coordination.task.report.counted"));
        }
        if (value != null && (value.signum() < 0 || value.scale() > 2 || value.precision() - value.scale() > 12)) {
            throw new Refusal(Message.of("coordination.task.report.number"));
        }
        UUID report = ids.next();
        jdbc.sql("""
            insert into coordination.task_report (id, county, task, value, words, unit, at, by_name)
            values (:id, :county, :task, :value, :words, :unit, :now, :by)
            """)
                .param("id", report)
                .param("county", county)
                .param("task", id)
                .param("value", value)
                .param("words", words.strip())
                .param("unit", office() ? null : task.lead())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .update();
        audit.record(county, "coordination.task.report", id.toString(), Map.of());
        return report;
    }

    /** @param unit whose word it is; the asker's own but for the county's office */
    @Transactional
    public void confirm(long county, UUID id, UUID unit, @Nullable String words) {
        Task task = tasks.get(county, id);
        if (!task.lead().equals(unit) && !task.partners().contains(unit)) {
            throw office() ? new Refusal(Message.of("coordination.task.confirm.not-of-it")) : Refusal.forbidden();
        }
        mayFor(unit);
        open(task);
        if (words != null && words.strip().length() > CONFIRMATION) {
            throw new Refusal(Message.of("coordination.task.confirm.words", CONFIRMATION));
        }
        impersonal(words);
        int made = jdbc.sql("""
            insert into coordination.task_confirmation (county, task, unit, words, at, by_name)
            values (:county, :task, :unit, :words, :now, :by) on conflict do nothing
            """)
                .param("county", county)
                .param("task", id)
                .param("unit", unit)
                .param("words", words == null || words.isBlank() ? null : words.strip())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .update();
        if (made == 0) {
            throw new Refusal(Message.of("coordination.task.confirm.twice"));
        }
        audit.record(county, "coordination.task.confirm", id.toString(), Map.of("unit", unit.toString()));
        tasks.settle(tasks.get(county, id));
    }

    /** Whether the task is reported on and ended elsewhere now. */
    @Transactional(readOnly = true)
    public boolean held(Task task) {
        return followers.stream().anyMatch(follower -> follower.holds(task));
    }

    /** @param note what was reached, in words */
    @Transactional
    public void complete(long county, UUID id, String note) {
        Task task = lead(county, id);
        open(task);
        followers.forEach(follower -> follower.acting(task));
        finish(task, note);
    }

    private void finish(Task task, String note) {
        needed(note, "coordination.task.done.note");
        List<String> unfinished = unfinished(task);
        if (!unfinished.isEmpty()) {
            throw new Refusal(Message.of("coordination.task.done.waits", String.join("、", unfinished)));
        }
        state(task, TaskState.DONE, Deed.DONE, note, null);
    }

    /**
     * Its supervision is discharged: it is done too, though its year's plan be closed by now. One that was done meanwhile stays so.
     *
     * @throws Refusal where it was given up meanwhile, or waits for another
     */
    @Transactional
    public void discharged(long county, UUID id, String note) {
        Task task = lead(county, id);
        if (task.state() == TaskState.DROPPED) {
            throw new Refusal(Message.of("coordination.task.given-up", task.title()));
        }
        if (task.open()) {
            finish(task, note);
        }
    }

    /** What it waits for still: its predecessor and its parts. */
    private List<String> unfinished(Task task) {
        return jdbc.sql("""
            select title from coordination.task where county = :county and state = 'OPEN' and (parent = :id or id = :before) order by number, id
            """)
                .param("county", task.county())
                .param("id", task.id())
                .param("before", task.predecessor())
                .query(String.class)
                .list();
    }

    /** Gives it up. */
    @Transactional
    public void drop(long county, UUID id, String reason) {
        drop(county, id, reason, null);
    }

    /** @param from the import that gives it up, or whose undoing does */
    @Transactional
    public void drop(long county, UUID id, String reason, @Nullable UUID from) {
        Task task = tasks.get(county, id);
        if (!office()) {
            throw Refusal.forbidden();
        }
        open(task);
        followers.forEach(follower -> follower.acting(task));
        needed(reason, "coordination.task.dropped.reason");
        state(task, TaskState.DROPPED, Deed.DROPPED, reason, from);
    }

    /** It was not done after all, or is wanted again. */
    @Transactional
    public void reopen(long county, UUID id, String reason) {
        reopen(county, id, reason, null);
    }

    /** @param from the import whose undoing reopens it */
    @Transactional
    public void reopen(long county, UUID id, String reason, @Nullable UUID from) {
        Task task = tasks.get(county, id);
        if (!office()) {
            throw Refusal.forbidden();
        }
        if (task.open()) {
            throw new Refusal(Message.of("coordination.task.open-already"));
        }
        Plans.open(plans.lock(county, task.year()));
        needed(reason, "coordination.task.reopened.reason");
        state(task, TaskState.OPEN, Deed.REOPENED, reason, from);
    }

    private void state(Task seen, TaskState state, Deed deed, String words, @Nullable UUID from) {
        Task task = store.lock(seen.id()).orElse(seen);
        if (task.state() != seen.state()) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("coordination.task.state.changed"));
        }
        if (state != TaskState.OPEN) {
            // Looked at again under the lock: it may have come under supervision in between.
            followers.forEach(follower -> follower.acting(task));
        }
        int revision = store.state(task.county(), task.id(), state, words.strip());
        journal.append(
                task.county(),
                task.id(),
                revision,
                deed,
                TaskFields.of(task.asNew(), directory.of(task.county())),
                words,
                from);
        audit.record(
                task.county(),
                "coordination.task." + deed.name().toLowerCase(java.util.Locale.ROOT),
                task.id().toString(),
                Map.of("title", task.title()));
        tasks.settle(tasks.get(task.county(), task.id()));
    }

    private void needed(String words, String key) {
        if (words.isBlank() || words.strip().length() > TaskRules.WORDS) {
            throw new Refusal(Message.of(key, TaskRules.WORDS));
        }
        impersonal(words);
    }

    private static void impersonal(@Nullable String words) {
        if (words != null && PersonalNumber.standsIn(words)) {
            throw new Refusal(Message.of("coordination.task.words.personal"));
        }
    }

    private void open(Task task) {
        if (!task.open()) {
            throw new Refusal(Message.of("coordination.task.not-open"));
        }
        plans.find(task.county(), task.year()).ifPresent(Plans::open);
    }

    private Task lead(long county, UUID id) {
        Task task = tasks.get(county, id);
        mayFor(task.lead());
        return task;
    }

    private static void mayFor(UUID unit) {
        Scope scope = CurrentScope.get();
        if (!office() && !(scope.entries() == Entries.UNIT && unit.equals(scope.unit()))) {
            throw Refusal.forbidden();
        }
    }

    static boolean office() {
        return CurrentScope.get().entries() == Entries.ALL;
    }
}
