package cn.yipanqi.coordination.plan.exchange;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list on its way in, or that came in.
 *
 * @param file the stored workbook
 * @param dropped tasks given up because the list does not name them
 */
public record TaskImport(
        UUID id,
        long county,
        int year,
        UUID file,
        String fileName,
        String sheet,
        State state,
        int added,
        int changed,
        int dropped,
        Instant createdAt,
        String createdBy,
        @Nullable Instant postedAt,
        @Nullable String postedBy) {

    /** How far it has come. */
    public enum State {
        /** Read and shown; nothing of it is taken in. */
        PREVIEW,
        POSTED,
        /** What it did was taken back. */
        UNDONE,
        ABANDONED;

        public String messageKey() {
            return "coordination.import.state." + name().toLowerCase(Locale.ROOT);
        }
    }
}
