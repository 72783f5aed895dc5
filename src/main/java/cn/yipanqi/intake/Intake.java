package cn.yipanqi.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One upload of workbooks.
 *
 * @param county six-digit ledger code
 * @param year the ledger's year
 * @param revision grows when a mapping is changed
 * @param outcome what its postings did, once there was one
 */
public record Intake(
        UUID id,
        long county,
        int year,
        IntakeState state,
        Instant at,
        String actorName,
        int revision,
        List<IntakeFile> files,
        @Nullable Outcome outcome) {

    /**
     * What a posting did with the rows it took.
     *
     * @param missing rows posted before that the workbooks no longer have, and that were left as they are or withdrawn
     */
    public record Outcome(int posted, int corrected, int missing, int unchanged) {

        /** Both together: of an intake that is posted in several goes. */
        Outcome and(@Nullable Outcome other) {
            return other == null
                    ? this
                    : new Outcome(
                            posted + other.posted,
                            corrected + other.corrected,
                            missing + other.missing,
                            unchanged + other.unchanged);
        }
    }
}
