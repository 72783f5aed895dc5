package cn.yipanqi.coordination.plan;

import cn.yipanqi.notify.Addressee;
import cn.yipanqi.notify.Todo;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.shared.Message;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of a task waits for whom: its doing for the lead until it is done, its confirmation for each partner until given. */
@Component
class TaskTodos {

    static final String LEAD = "coordination.task.lead";
    static final String PARTNER = "coordination.task.partner";

    private final Todos todos;
    private final JdbcClient jdbc;

    TaskTodos(Todos todos, JdbcClient jdbc) {
        this.todos = todos;
        this.jdbc = jdbc;
    }

    /** Puts what waits in step with the task. */
    void settle(Task task, boolean inForce) {
        todos.close(task.county(), PARTNER, task.id());
        if (!task.open() || !inForce) {
            todos.close(task.county(), LEAD, task.id());
            return;
        }
        var confirmed = jdbc.sql("select unit from coordination.task_confirmation where county = ? and task = ?")
                .params(task.county(), task.id())
                .query(UUID.class)
                .list();
        open(task, LEAD, task.lead(), confirmed.contains(task.lead()) ? "under-way" : "new");
        task.partners().stream()
                .filter(unit -> !confirmed.contains(unit))
                .forEach(unit -> open(task, PARTNER, unit, "partner"));
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
