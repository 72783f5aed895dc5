package cn.yipanqi.coordination.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit as recorded.
 *
 * @param participants people met, a number
 * @param recipients those of them who were called upon or helped, where that was counted
 * @param seen what was seen
 * @param promised what was promised
 * @param takenBack why it was taken back; such a visit counts no longer
 */
public record Visit(
        UUID id,
        long county,
        UUID point,
        UUID unit,
        LocalDate day,
        int participants,
        @Nullable Integer recipients,
        String seen,
        @Nullable String promised,
        List<Problem> problems,
        String by,
        Instant at,
        @Nullable String takenBack,
        int revision) {

    /**
     * A problem raised.
     *
     * @param task what it became, if it became a task
     * @param answer what was done about it, and on which day that was said
     */
    public record Problem(
            UUID id,
            int position,
            String text,
            @Nullable UUID task,
            @Nullable String answer,
            @Nullable LocalDate answeredOn) {

        /** Whether somebody has yet to do something about it. */
        public boolean open() {
            return task == null && answer == null;
        }
    }

    /** How many of its problems wait for somebody. */
    public long open() {
        return problems.stream().filter(Problem::open).count();
    }
}
