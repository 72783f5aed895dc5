package cn.yipanqi.coordination.plan;

import java.util.Locale;

/** Whose matters a target counts. */
public enum Whose {
    /** The whole county's. */
    COUNTY,
    /** What the lead led. */
    LED,
    /** What the lead led or joined. */
    LEAD,
    /** What the lead or one of the partner units led or joined, each matter once. */
    PARTIES;

    public String messageKey() {
        return "coordination.task.whose." + name().toLowerCase(Locale.ROOT);
    }
}
