package cn.yipanqi.coordination.plan;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a task said after a change.
 *
 * @param reason why, where it was said; the note of a completion
 */
public record TaskChange(
        int revision,
        Deed deed,
        TaskFields content,
        @Nullable String reason,
        Instant at,
        String by) {

    /** What was done to it. */
    public enum Deed {
        ADDED,
        CHANGED,
        /** Another unit leads now. */
        HANDED_OVER,
        DONE,
        DROPPED,
        REOPENED;

        public String messageKey() {
            return "coordination.task.deed." + name().toLowerCase(Locale.ROOT);
        }
    }
}
