package cn.yipanqi.coordination.agenda;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands on a day.
 *
 * @param at when it begins, where that is said
 * @param title in the county's own words
 * @param url its page, a path within the site
 * @param settled whether it is done, held or recorded
 */
public record Occasion(
        Kind kind, UUID id, LocalDate day, @Nullable LocalTime at, String title, String url, boolean settled) {

    /** What it is. */
    public enum Kind {
        MEETING,
        STUDY,
        /** The last day of a task. */
        TASK,
        /** A visit to a contact point that was made. */
        VISIT;

        public String messageKey() {
            return "agenda." + name().toLowerCase(Locale.ROOT);
        }
    }
}
