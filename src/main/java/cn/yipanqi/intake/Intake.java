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
 * @param outcome what the posting did, once posted
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
    public record Outcome(int posted, int corrected, int missing, int unchanged) {}
}
