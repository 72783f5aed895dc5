package cn.yipanqi.figures;

import cn.yipanqi.ledger.MatterShare;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row behind a figure.
 *
 * @param matter with figures of the ledger: the matter and the entry that bears it
 * @param set with ratios: {@code open}, {@code used}, or {@code closed} for a use on a closed day, which adds nothing
 * @param subject with registers and days: what it is a row of, a station or home
 */
public record FigureRow(
        @Nullable MatterShare matter,
        @Nullable String set,
        @Nullable LocalDate day,
        String title,
        @Nullable UUID subject,
        BigDecimal contribution) {}
