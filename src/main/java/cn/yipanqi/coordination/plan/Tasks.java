package cn.yipanqi.coordination.plan;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.plan.TaskChange.Deed;
import cn.yipanqi.coordination.plan.TaskSearch.Due;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tasks of a county: added, found, changed. What their units do with them, {@link TaskDeeds} says. */
@Component
public class Tasks {

    /** Within so many working days a last day is near. */
    private static final int NEAR = 5;

    private final TaskStore store;
    private final TaskJournal journal;
    private final TaskRules rules;
    private final TaskTodos todos;
    private final Plans plans;
    private final Directory directory;
    private final WorkingDays workingDays;
    private final AuditTrail audit;
    private final List<TaskFollower> followers;
    private final Ids ids;
    private final Clock clock;

    Tasks(
            TaskStore store,
            TaskJournal journal,
            TaskRules rules,
            TaskTodos todos,
            Plans plans,
            Directory directory,
            WorkingDays workingDays,
            AuditTrail audit,
            List<TaskFollower> followers,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.journal = journal;
        this.rules = rules;
        this.todos = todos;
        this.plans = plans;
        this.directory = directory;
        this.workingDays = workingDays;
        this.audit = audit;
        this.followers = List.copyOf(followers);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds a task to the year's plan, which is begun where there is none. One that comes from a decision waits for its lead at once, one of
     * the plan as soon as that is in force.
     *
     * @throws Refusal without a title, with days reversed, with a partner that is the lead or named twice, with a unit that is not the
     *     county's, where it would wait for itself, where the plan is closed
     */
    @Transactional
    public UUID add(long county, NewTask task) {
        return add(county, task, null);
    }

    /** @param from the import that adds it, if one does */
    @Transactional
    public UUID add(long county, NewTask task, @Nullable UUID from) {
        Plan plan = plans.begin(county, task.year());
        Plans.open(plan);
        rules.check(task, directory.of(county));
        UUID id = ids.next();
        rules.noCircle(county, id, task);
        store.insert(county, id, task);
        journal.append(county, id, 1, Deed.ADDED, TaskFields.of(task, directory.of(county)), null, from);
        audit.record(county, "coordination.task.add", id.toString(), Map.of("title", task.title()));
        todos.settle(get(county, id), inForce(plan, task.origin()));
        return id;
    }

    static boolean inForce(Plan plan, TaskOrigin origin) {
        return plan.state() == PlanState.IN_FORCE || plan.state() == PlanState.DRAFT && origin != TaskOrigin.PLAN;
    }

    /**
     * Lets a task say something else. A change of lead is a hand-over and needs its reason.
     *
     * @param seen the revision the asker saw
     * @throws StaleTask where another change came first
     */
    @Transactional
    public void change(long county, UUID id, int seen, NewTask says, @Nullable String reason) {
        change(county, id, seen, says, reason, null);
    }

    /** @param from the import that changes it, if one does */
    @Transactional
    public void change(long county, UUID id, int seen, NewTask says, @Nullable String reason, @Nullable UUID from) {
        Plan plan = plans.lock(county, get(county, id).year());
        Task before = store.lock(id).orElseThrow(() -> Refusal.absent("task"));
        Plans.open(plan);
        TaskFields is = TaskFields.of(before.asNew(), directory.of(county));
        TaskFields mine = TaskFields.of(says, directory.of(county));
        if (seen != before.revision()) {
            throw stale(county, before, seen, is, mine);
        }
        if (mine.equals(is)) {
            return;
        }
        rules.check(says, directory.of(county));
        rules.noCircle(county, id, says);
        boolean handedOver = !before.lead().equals(says.lead());
        if (handedOver && (reason == null || reason.isBlank())) {
            throw new Refusal(Message.of("coordination.task.hand-over.reason"));
        }
        followers.forEach(follower -> follower.changing(before, says));
        int revision = store.update(county, id, says);
        journal.append(county, id, revision, handedOver ? Deed.HANDED_OVER : Deed.CHANGED, mine, reason, from);
        audit.record(
                county,
                handedOver ? "coordination.task.hand-over" : "coordination.task.change",
                id.toString(),
                Map.of("title", says.title(), "fields", is.differences(mine)));
        Task after = get(county, id);
        if (handedOver) {
            todos.handedOver(after, before.lead());
        }
        if (!Objects.equals(before.person(), after.person())) {
            todos.named(after);
        }
        todos.settle(after, inForce(plan, after.origin()));
        followers.forEach(follower -> follower.changed(before, after, reason));
    }

    /** Puts what waits in step with a task of which something changed past this class. */
    @Transactional
    public void settle(Task task) {
        plans.find(task.county(), task.year()).ifPresent(plan -> todos.settle(task, inForce(plan, task.origin())));
    }

    /**
     * A task as it is now, kept so until the transaction ends. Plan, task, then whatever follows the task: whoever changes both takes them
     * in this order, so that no two wait for each other.
     */
    @Transactional
    public Task hold(long county, UUID id) {
        plans.lock(county, get(county, id).year());
        return store.lock(id).orElseThrow(() -> Refusal.absent("task"));
    }

    private StaleTask stale(long county, Task now, int seen, TaskFields is, TaskFields mine) {
        TaskFields was = journal.at(county, now.id(), seen).orElse(is);
        TaskChange last = journal.of(county, now.id()).get(0);
        return new StaleTask(was, is, mine, last);
    }

    /** Another last day, as where more time was granted. */
    @Transactional
    public void changeDue(long county, UUID id, LocalDate due, String reason) {
        Task task = get(county, id);
        change(county, id, task.revision(), task.asNew().withDays(task.from(), due), reason);
    }

    @Transactional(readOnly = true)
    public Optional<Task> find(UUID id) {
        return store.find(id);
    }

    /** @throws Refusal where the county has no such task */
    @Transactional(readOnly = true)
    public Task get(long county, UUID id) {
        return store.find(id).filter(task -> task.county() == county).orElseThrow(() -> Refusal.absent("task"));
    }

    /** With its latest typed progress and who has confirmed. */
    @Transactional(readOnly = true)
    public TaskLine line(long county, UUID id) {
        return store.line(id).filter(line -> line.task().county() == county).orElseThrow(() -> Refusal.absent("task"));
    }

    /** Those of the given tasks that are the county's. */
    @Transactional(readOnly = true)
    public List<Task> some(long county, Collection<UUID> which) {
        return which.isEmpty() ? List.of() : store.some(county, which);
    }

    /** The same. @throws Refusal where the county has not all of them */
    @Transactional(readOnly = true)
    public List<Task> all(long county, Collection<UUID> which) {
        List<Task> found = some(county, which);
        // An empty parameter comes as a null, and is none of the county's either.
        if (found.size() < new HashSet<>(which).size()) {
            throw Refusal.absent("task");
        }
        return found;
    }

    /**
     * A page of what is found.
     *
     * @param total of all pages
     * @param plans the years the county has plans of, the latest first
     */
    public record Found(List<TaskLine> lines, long total, List<PlanYear> plans) {

        /** Years there are plans of. */
        public List<Integer> years() {
            return plans.stream().map(PlanYear::year).toList();
        }
    }

    @Transactional(readOnly = true)
    public Found find(TaskSearch search, long offset, int size) {
        LocalDate today = today();
        LocalDate near = search.due() == Due.NEAR ? nearUntil() : today;
        TaskStore.Found found = store.find(search, today, near, offset, size);
        return new Found(found.lines(), found.total(), found.plans());
    }

    /** What a task said after each change, the latest first. */
    @Transactional(readOnly = true)
    public List<TaskChange> history(long county, UUID id) {
        return journal.of(county, id);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The last day that counts as near: some working days from today. */
    @Transactional(readOnly = true)
    public LocalDate nearUntil() {
        return workingDays.plus(today(), NEAR);
    }
}
