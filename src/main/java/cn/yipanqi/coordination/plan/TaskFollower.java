package cn.yipanqi.coordination.plan;

import org.jspecify.annotations.Nullable;

/** Whoever follows tasks from above, as supervision does, and must know of a change in its transaction. */
public interface TaskFollower {

    /** @throws cn.yipanqi.shared.Refusal where the change is not to be made here */
    void changing(Task before, NewTask says);

    /** @param reason as the change gave it */
    void changed(Task before, Task after, @Nullable String reason);
}
