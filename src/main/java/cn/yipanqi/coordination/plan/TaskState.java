package cn.yipanqi.coordination.plan;

/** How a task stands. */
public enum TaskState {
    OPEN,
    DONE,
    /** Given up, with a reason. */
    DROPPED
}
