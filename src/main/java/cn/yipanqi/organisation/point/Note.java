package cn.yipanqi.organisation.point;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a point.
 *
 * @param day from which on it holds
 * @param holds none where nothing is said any more and what the system knows counts again
 * @param words why; none with a mark
 */
public record Note(
        String code,
        LocalDate day,
        @Nullable Boolean holds,
        @Nullable String words,
        Source source,
        Instant at,
        String by) {

    /** Who says so. */
    public enum Source {
        /** A person, for a reason. */
        NOTE,
        /** A √ ticked in the register. */
        REGISTER,
        /** A √ read from a workbook. */
        WORKBOOK;

        public String messageKey() {
            return "point.source." + name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isMark() {
        return source != Source.NOTE;
    }
}
