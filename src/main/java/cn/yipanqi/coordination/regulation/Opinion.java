package cn.yipanqi.coordination.regulation;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a unit or station says about a draft.
 *
 * @param revision of the draft it is about
 * @param clause number of the clause; none for the whole
 * @param quoted the clause's words as they were
 * @param proposed what it should say instead
 * @param answer of the office, if it has answered
 */
public record Opinion(
        UUID id,
        UUID version,
        int revision,
        Party party,
        @Nullable Integer clause,
        @Nullable String quoted,
        Stance stance,
        String words,
        String proposed,
        Instant givenAt,
        String givenBy,
        @Nullable Instant withdrawnAt,
        @Nullable Answer answer) {

    /** Whether it agrees. */
    public enum Stance {
        AGREES,
        /** Agrees, with a remark. */
        REMARKS,
        /** Objects, and says what it should read. */
        OBJECTS;

        public String messageKey() {
            return "regulation.stance." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the office answered.
     *
     * @param words why it was not taken, or how it was
     */
    public record Answer(boolean taken, String words, Instant at, String by) {}

    /** Whether the office owes an answer. Whoever agrees without a word is owed none. */
    public boolean open() {
        return stance != Stance.AGREES && answer == null && withdrawnAt == null;
    }
}
