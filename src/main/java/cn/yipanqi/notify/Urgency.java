package cn.yipanqi.notify;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How near the last day of a piece of work is: blue, yellow and red as on the slips, and nothing more alarming than that. */
public enum Urgency {
    /** Its last day has passed: red. */
    OVERDUE,
    /** Today is its last day: yellow. */
    TODAY,
    /** Its last day comes within the county's days of warning: blue. */
    SOON,
    /** It waits, and there is time. */
    LATER;

    /**
     * @param due the last day, none where there is none
     * @param soon the last of the days that count as soon
     */
    public static Urgency of(@Nullable LocalDate due, LocalDate today, LocalDate soon) {
        if (due == null || due.isAfter(soon)) {
            return LATER;
        }
        if (due.isBefore(today)) {
            return OVERDUE;
        }
        return due.equals(today) ? TODAY : SOON;
    }

    public String messageKey() {
        return "notify.urgency." + name().toLowerCase(Locale.ROOT);
    }
}
