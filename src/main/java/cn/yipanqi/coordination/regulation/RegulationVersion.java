package cn.yipanqi.coordination.regulation;

import cn.yipanqi.coordination.regulation.clause.Clause;
import cn.yipanqi.coordination.regulation.clause.ClauseText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a regulation's words.
 *
 * @param number from 1
 * @param documentNumber 文号
 * @param revision grows with every save of the draft
 * @param meeting that adopted it, where it is kept here
 * @param meetingWords the same in words
 * @param endedOn first day on which it is no longer in force
 * @param changedBy who saved it last
 */
public record RegulationVersion(
        UUID id,
        UUID regulation,
        int number,
        @Nullable String documentNumber,
        VersionState state,
        String text,
        int revision,
        @Nullable LocalDate opinionsUntil,
        @Nullable LocalDate adoptedOn,
        @Nullable UUID meeting,
        @Nullable String meetingWords,
        @Nullable LocalDate inForceFrom,
        @Nullable LocalDate endedOn,
        @Nullable String repealReason,
        Instant changedAt,
        String changedBy) {

    /** How it stands on a day. */
    public enum Standing {
        DRAFT,
        OPINIONS,
        /** Adopted, not in force yet. */
        AHEAD,
        IN_FORCE,
        /** Another version took its place. */
        REPLACED,
        REPEALED;

        public String messageKey() {
            return "regulation.standing." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Standing standing(LocalDate day) {
        if (state.draft()) {
            return state == VersionState.DRAFT ? Standing.DRAFT : Standing.OPINIONS;
        }
        if (inForceOn(day)) {
            return Standing.IN_FORCE;
        }
        if (inForceFrom != null && day.isBefore(inForceFrom)) {
            return Standing.AHEAD;
        }
        return state == VersionState.REPEALED ? Standing.REPEALED : Standing.REPLACED;
    }

    public boolean inForceOn(LocalDate day) {
        return inForceFrom != null && !day.isBefore(inForceFrom) && (endedOn == null || day.isBefore(endedOn));
    }

    /** The last day on which it was in force. */
    public @Nullable LocalDate last() {
        return endedOn == null ? null : endedOn.minusDays(1);
    }

    public List<Clause> clauses() {
        return ClauseText.read(text);
    }
}
