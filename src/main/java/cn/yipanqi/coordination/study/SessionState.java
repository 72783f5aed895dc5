package cn.yipanqi.coordination.study;

import java.util.Locale;

/** How a session stands. */
public enum SessionState {
    PLANNED,
    HELD,
    /** Given up, with a reason. */
    CANCELLED,
    /** Left out by the series' rule. */
    SKIPPED;

    public String messageKey() {
        return "study.state." + name().toLowerCase(Locale.ROOT);
    }
}
