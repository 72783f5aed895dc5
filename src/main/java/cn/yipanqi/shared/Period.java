package cn.yipanqi.shared;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Days from {@code from} to {@code to}, both included.
 */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (to.isBefore(from)) {
            throw new Refusal(Message.of("period.reversed", from, to));
        }
    }

    public static Period year(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    public static Period month(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    public static Period quarter(int year, int quarter) {
        YearMonth first = YearMonth.of(year, quarter * 3 - 2);
        return new Period(first.atDay(1), first.plusMonths(2).atEndOfMonth());
    }

    public static Period half(int year, int half) {
        YearMonth first = YearMonth.of(year, half * 6 - 5);
        return new Period(first.atDay(1), first.plusMonths(5).atEndOfMonth());
    }

    /** Whether the period starts on the first and ends on the last day of a month: then monthly tallies answer for it. */
    public boolean wholeMonths() {
        return from.getDayOfMonth() == 1 && to.getDayOfMonth() == to.lengthOfMonth();
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public boolean isYear() {
        return equals(year(from.getYear()));
    }

    /** The same span one year earlier. */
    public Period yearBefore() {
        return new Period(
                from.minusYears(1),
                to.getMonthValue() == 2 && wholeMonths()
                        ? YearMonth.from(to.minusYears(1)).atEndOfMonth()
                        : to.minusYears(1));
    }

    @Override
    public String toString() {
        return from + " ～ " + to;
    }
}
