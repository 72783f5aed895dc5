package cn.yipanqi.coordination.plan;

import java.util.Locale;

/** How a task stands. */
public enum TaskState {
    OPEN,
    DONE,
    /** Given up, with a reason. */
    DROPPED;

    public String messageKey() {
        return "coordination.task.state." + name().toLowerCase(Locale.ROOT);
    }
}
