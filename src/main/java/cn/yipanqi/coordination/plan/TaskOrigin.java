package cn.yipanqi.coordination.plan;

import java.util.Locale;

/** Where a task comes from. */
public enum TaskOrigin {
    /** The year's plan. */
    PLAN,
    /** A decision of a meeting: the meeting's item. */
    MEETING,
    /** A demand of the committee's yearly hearing 常委会听取汇报: the hearing's item. */
    HEARING,
    /** What follows from a leader's instruction; the instruction itself stays out. */
    INSTRUCTION,
    /** A problem raised on a visit to a contact point 联点: the problem. */
    CONTACT;

    public String messageKey() {
        return "coordination.task.origin." + name().toLowerCase(Locale.ROOT);
    }
}
