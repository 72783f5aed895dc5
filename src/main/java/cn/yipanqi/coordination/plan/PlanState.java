package cn.yipanqi.coordination.plan;

import java.util.Locale;

/** How a plan stands; it goes forward only. */
public enum PlanState {
    /** Being drawn up: its tasks wait for nobody yet. */
    DRAFT,
    /** Its tasks are under way. */
    IN_FORCE,
    /** The year is over; nothing of it changes any more. */
    CLOSED;

    public String messageKey() {
        return "coordination.plan.state." + name().toLowerCase(Locale.ROOT);
    }
}
