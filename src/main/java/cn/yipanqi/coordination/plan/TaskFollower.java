package cn.yipanqi.coordination.plan;

import org.jspecify.annotations.Nullable;

/** Whoever follows tasks from above, as supervision does, and must know of a change in its transaction. */
public interface TaskFollower {

    /** @throws cn.yipanqi.shared.Refusal where the change is not to be made here */
    void changing(Task before, NewTask says);

    /**
     * Somebody wants to end the task, or to report on it, here.
     *
     * @throws cn.yipanqi.shared.Refusal where that is done elsewhere
     */
    default void acting(Task task) {}

    /** Whether what is done with the task is done elsewhere now, so that nothing is offered here. */
    default boolean holds(Task task) {
        return false;
    }

    /** Another person answers for the task now, as its journal says already: what waits is to name him. */
    default void told(Task task) {}

    /** @param reason as the change gave it */
    void changed(Task before, Task after, @Nullable String reason);
}
