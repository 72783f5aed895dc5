package cn.yipanqi.coordination.meeting.series;

import cn.yipanqi.shared.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** How often meetings of a series are held. */
public enum Rhythm {
    /** As need be: nothing is ever missed. */
    NONE,
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    YEARLY;

    /** The week (Monday to Sunday), month, quarter or year that a day lies in; none without a rhythm. */
    Optional<Period> around(LocalDate day) {
        return switch (this) {
            case NONE -> Optional.empty();
            case WEEKLY -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield Optional.of(new Period(monday, monday.plusDays(6)));
            }
            case MONTHLY -> Optional.of(Period.month(YearMonth.from(day)));
            case QUARTERLY -> Optional.of(Period.quarter(day.getYear(), (day.getMonthValue() + 2) / 3));
            case YEARLY -> Optional.of(Period.year(day.getYear()));
        };
    }

    public String messageKey() {
        return "meeting.rhythm." + name().toLowerCase(Locale.ROOT);
    }
}
