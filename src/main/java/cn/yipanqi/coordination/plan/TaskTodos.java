package cn.yipanqi.coordination.plan;

import cn.yipanqi.notify.Addressee;
import cn.yipanqi.notify.Todo;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.organisation.Person;
import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What of a task waits for whom: its doing for the lead until it is done, its confirmation for each partner until given. What is under supervision
 * waits for its lead there, and not here a second time.
 */
@Component
class TaskTodos {

    static final String LEAD = "coordination.task.lead";
    static final String PARTNER = "coordination.task.partner";
    static final String PERSON = "coordination.task.person";

    private final Todos todos;
    private final List<TaskFollower> followers;
    private final JdbcClient jdbc;

    TaskTodos(Todos todos, List<TaskFollower> followers, JdbcClient jdbc) {
        this.todos = todos;
        this.followers = List.copyOf(followers);
        this.jdbc = jdbc;
    }

    /** Puts what waits in step with the task. */
    void settle(Task task, boolean inForce) {
        if (!task.open()) {
            named(task);
        }
        if (!task.open() || !inForce) {
            todos.close(task.county(), PARTNER, task.id());
            todos.close(task.county(), LEAD, task.id());
            return;
        }
        var confirmed = jdbc.sql("select unit from coordination.task_confirmation where county = ? and task = ?")
                .params(task.county(), task.id())
                .query(UUID.class)
                .list();
        if (followers.stream().anyMatch(follower -> follower.holds(task))) {
            todos.close(task.county(), LEAD, task.id());
        } else {
            open(task, LEAD, task.lead(), confirmed.contains(task.lead()) ? "under-way" : "new");
        }
        List<UUID> awaited = task.partners().stream()
                .filter(unit -> !confirmed.contains(unit))
                .toList();
        // Who waited before waits on: his is not a new piece of work with every change.
        todos.closeOthers(
                task.county(),
                PARTNER,
                task.id(),
                awaited.stream().map(Addressee::unit).toList());
        awaited.forEach(unit -> open(task, PARTNER, unit, "partner"));
    }

    /** Whoever answered for it is gone: the office is to name another, until then its unit's contact is told. */
    void gone(Task task, Person gone, @Nullable LocalDate since) {
        todos.unname(task.county(), gone.id(), task.lead());
        todos.open(
                task.county(),
                new Todo(
                        PERSON,
                        task.id(),
                        Addressee.office(),
                        null,
                        Message.of("coordination.task.todo.gone", gone.name(), task.title()),
                        "/coordination/tasks/" + task.id(),
                        since));
    }

    /** Another answers for it, or nobody need. */
    void named(Task task) {
        todos.close(task.county(), PERSON, task.id());
    }

    /** Another unit leads now: it waits for the one before no longer. */
    void handedOver(Task task, UUID before) {
        todos.close(task.county(), LEAD, task.id(), Addressee.unit(before));
    }

    private void open(Task task, String topic, UUID unit, String words) {
        todos.open(
                task.county(),
                new Todo(
                        topic,
                        task.id(),
                        Addressee.unit(unit),
                        topic.equals(LEAD) ? task.person() : null,
                        Message.of("coordination.task.todo." + words, task.title()),
                        "/coordination/tasks/" + task.id(),
                        task.due()));
    }
}
