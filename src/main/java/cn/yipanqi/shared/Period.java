package cn.yipanqi.shared;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days from {@code from} to {@code to}, both included.
 */
public record Period(LocalDate from, LocalDate to) {

    private static final Pattern CODE = Pattern.compile("(\\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?");

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

    /**
     * What {@link #code()} wrote: {@code 2022}, {@code 2022-H1}, {@code 2022-Q3}, {@code 2022-05}, {@code 2022-01-02~2022-03-04}; none
     * where it is no such thing.
     */
    public static Optional<Period> ofCode(String code) {
        Matcher parts = CODE.matcher(code.strip());
        if (!parts.matches()) {
            return ofDays(code.strip());
        }
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) != null) {
            return Optional.of(half(year, Integer.parseInt(parts.group(2))));
        }
        if (parts.group(3) != null) {
            return Optional.of(quarter(year, Integer.parseInt(parts.group(3))));
        }
        return Optional.of(
                parts.group(4) == null ? year(year) : month(YearMonth.of(year, Integer.parseInt(parts.group(4)))));
    }

    private static Optional<Period> ofDays(String code) {
        String[] days = code.split("~", -1);
        if (days.length != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Period(LocalDate.parse(days[0]), LocalDate.parse(days[1])));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Short and readable in an address: {@code 2022}, {@code 2022-H1}, {@code 2022-Q3}, {@code 2022-05}, else both days with ~ between. */
    public String code() {
        int year = from.getYear();
        if (isYear()) {
            return "" + year;
        }
        int half = (from.getMonthValue() + 5) / 6;
        if (equals(half(year, half))) {
            return year + "-H" + half;
        }
        int quarter = (from.getMonthValue() + 2) / 3;
        if (equals(quarter(year, quarter))) {
            return year + "-Q" + quarter;
        }
        return equals(month(YearMonth.from(from))) ? YearMonth.from(from).toString() : from + "~" + to;
    }

    /** As people say it: 2022 年, 2022 年上半年, 2022 年第三季度, 2022 年 5 月, or both days. */
    public Message words() {
        String code = code();
        int year = from.getYear();
        if (isYear()) {
            return Message.of("period.year", year);
        }
        if (code.contains("-H")) {
            return Message.of("period.half", year, (from.getMonthValue() + 5) / 6);
        }
        if (code.contains("-Q")) {
            return Message.of("period.quarter", year, (from.getMonthValue() + 2) / 3);
        }
        return code.contains("~")
                ? Message.of("period.span", from, to)
                : Message.of("period.month", year, from.getMonthValue());
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
