package cn.yipanqi.report.template;

import cn.yipanqi.shared.Period;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Whose report it is and of which days, and how a report says so.
 *
 * @param county the county's full name, 班玛县
 */
public record Occasion(String county, Period period) {

    String say(Place place) {
        return switch (place) {
            case COUNTY -> county;
            case PERIOD -> name("period");
            case SPAN -> name("span");
            case NEXT -> next();
        };
    }

    private String name(String form) {
        LocalDate from = period.from();
        LocalDate to = period.to();
        if (period.isYear()) {
            return Wording.say(form + ".year", year(from));
        }
        for (int half = 1; half <= 2; half++) {
            if (period.equals(Period.half(from.getYear(), half))) {
                return Wording.say(form + ".half", year(from), half);
            }
        }
        for (int quarter = 1; quarter <= 4; quarter++) {
            if (period.equals(Period.quarter(from.getYear(), quarter))) {
                return Wording.say(form + ".quarter", year(from), quarter);
            }
        }
        boolean oneYear = from.getYear() == to.getYear();
        if (period.wholeMonths()) {
            if (YearMonth.from(from).equals(YearMonth.from(to))) {
                return Wording.say(form + ".month", year(from), from.getMonthValue());
            }
            return oneYear
                    ? Wording.say(form + ".months", year(from), from.getMonthValue(), to.getMonthValue())
                    : Wording.say(
                            form + ".months.years", year(from), from.getMonthValue(), year(to), to.getMonthValue());
        }
        if (from.equals(to)) {
            return Wording.say(form + ".day", year(from), from.getMonthValue(), from.getDayOfMonth());
        }
        return Wording.say(
                form + (oneYear ? ".days" : ".days.years"),
                year(from),
                from.getMonthValue(),
                from.getDayOfMonth(),
                year(to),
                to.getMonthValue(),
                to.getDayOfMonth());
    }

    /** A year, half, quarter or month has one after it; of other spans nobody could say which is meant. */
    private String next() {
        LocalDate first = period.to().plusDays(1);
        int months = period.wholeMonths() ? monthsLong() : 0;
        boolean calendar = months > 0 && 12 % months == 0 && (period.from().getMonthValue() - 1) % months == 0;
        if (!calendar || months == 2 || months == 4) {
            return Wording.say("next.other");
        }
        LocalDate last = YearMonth.from(first).plusMonths(months - 1L).atEndOfMonth();
        return new Occasion(county, new Period(first, last)).say(Place.PERIOD);
    }

    private int monthsLong() {
        return (period.to().getYear() - period.from().getYear()) * 12
                + period.to().getMonthValue()
                - period.from().getMonthValue()
                + 1;
    }

    /** As text, so that no thousands separator gets into it. */
    private static String year(LocalDate day) {
        return Integer.toString(day.getYear());
    }
}
