package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.Intake.Outcome;
import cn.yipanqi.intake.IntakeState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload in the list.
 *
 * @param files as uploaded
 * @param firstFile name of the first one
 * @param unreadable how many of them could not be read
 * @param outcome once posted
 */
public record IntakeRow(
        UUID id,
        int year,
        IntakeState state,
        Instant at,
        String actorName,
        int files,
        String firstFile,
        int unreadable,
        @Nullable Outcome outcome) {}
