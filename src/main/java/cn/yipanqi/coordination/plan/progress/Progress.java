package cn.yipanqi.coordination.plan.progress;

import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How far a task has come.
 *
 * @param value none where nobody has reported yet, or a figure cannot be told
 * @param target what is to be reached
 * @param unit in words
 * @param counted whether it was counted rather than typed
 * @param period the days that count, of a counted one
 * @param evidence where what was counted is listed, of a counted one
 */
public record Progress(
        @Nullable BigDecimal value,
        BigDecimal target,
        @Nullable String unit,
        boolean counted,
        @Nullable Period period,
        @Nullable String evidence) {

    /** Whole per cent, rounded down, so that what is not reached never reads 100; none where there is no value. */
    public @Nullable Integer percent() {
        return value == null
                ? null
                : value.multiply(BigDecimal.valueOf(100))
                        .divide(target, 0, RoundingMode.DOWN)
                        .min(BigDecimal.valueOf(999))
                        .intValue();
    }

    /** What a bar shows: at most the target. */
    public BigDecimal shown() {
        return value == null ? BigDecimal.ZERO : value.min(target);
    }

    public boolean reached() {
        return value != null && value.compareTo(target) >= 0;
    }
}
