package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.IntakeTarget;
import java.util.UUID;

/**
 * Who takes a sheet that is no ledger.
 *
 * @param document the stored file
 */
public record Offer(IntakeTarget target, UUID document) {}
