package cn.yipanqi.coordination.meeting.series;

import cn.yipanqi.shared.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * How often, from which day on, and on which day usually.
 *
 * @param month of the quarter (1 to 3) or year (1 to 12), with those rhythms only
 * @param day of that month (one it lacks is its last), of the week from Monday with a weekly rhythm; none where the day is settled each time
 */
public record Cadence(
        LocalDate from,
        Rhythm rhythm,
        @Nullable Integer month,
        @Nullable Integer day) {

    /** The usual day within a period of its rhythm; none where it is settled each time. */
    public @Nullable LocalDate usualDay(Period period) {
        if (day == null || rhythm == Rhythm.NONE) {
            return null;
        }
        if (rhythm == Rhythm.WEEKLY) {
            return period.from().plusDays(day - 1L);
        }
        YearMonth in = YearMonth.from(period.from()).plusMonths(month == null ? 0 : month - 1L);
        return in.atDay(Math.min(day, in.lengthOfMonth()));
    }
}
