package cn.yipanqi.coordination.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A move to be made.
 *
 * @param seen number of the last move that whoever moves has seen
 * @param words at most 2000 characters
 * @param percent how far the work is, where it tells of it
 * @param until the day an extension is asked to
 * @param lead who leads from now on, with a hand-over
 * @param person who answers for it from now on, with a hand-over; none where nobody is named
 * @param evidence entries of the ledger
 */
public record Step(
        Move move,
        int seen,
        @Nullable String words,
        @Nullable Integer percent,
        @Nullable LocalDate until,
        @Nullable UUID lead,
        @Nullable UUID person,
        List<UUID> evidence) {

    public Step {
        evidence = List.copyOf(evidence);
    }

    /** A move that needs nothing else. */
    public static Step of(Move move, int seen) {
        return new Step(move, seen, null, null, null, null, null, List.of());
    }

    public static Step saying(Move move, int seen, String words) {
        return new Step(move, seen, words, null, null, null, null, List.of());
    }

    /** The words without what stands around them, none where there are none. */
    @Nullable
    String said() {
        return words == null || words.isBlank() ? null : words.strip();
    }
}
