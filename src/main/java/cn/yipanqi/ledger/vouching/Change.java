package cn.yipanqi.ledger.vouching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a vouched month that is otherwise since.
 *
 * @param title as it stands now
 * @param day its first day as it stands now
 * @param posting number of the latest posting that changed it
 * @param reason of the latest correction or withdrawal
 */
public record Change(
        UUID entry,
        Sort sort,
        String kind,
        String title,
        LocalDate day,
        long posting,
        Instant at,
        String by,
        @Nullable String reason) {

    /** What happened to it. */
    public enum Sort {
        /** It is new in this month. */
        ADDED,
        CORRECTED,
        /** It now states another month or another unit. */
        MOVED,
        WITHDRAWN,
        /** Its matter was merged with another, or parted. */
        MERGED,
        /** Its matter's lead or value was settled. */
        SETTLED;

        public String messageKey() {
            return "vouching.change." + name().toLowerCase(Locale.ROOT);
        }
    }
}
