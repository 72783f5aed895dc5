package cn.yipanqi.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row behind a figure, as it was counted when its edition was frozen.
 *
 * @param position from 1
 * @param matter with figures of the ledger, and the entry that bore it with its version then
 * @param subject with registers and days: the station or home
 * @param set with ratios: open, used or closed
 */
public record KeptRow(
        int position,
        @Nullable UUID matter,
        @Nullable UUID entry,
        @Nullable Integer version,
        @Nullable UUID subject,
        @Nullable String set,
        @Nullable LocalDate day,
        String title,
        BigDecimal contribution) {}
