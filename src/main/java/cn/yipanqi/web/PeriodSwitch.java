package cn.yipanqi.web;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The period a page is about, and the others one may turn to: other years, and parts of this one.
 *
 * @param chosen the page's period
 * @param known years worth offering, ascending: those near the chosen one, and always that and the one before it
 */
public record PeriodSwitch(Period chosen, List<Integer> known) {

    private static final int MONTHS = 12;
    private static final int NEAR = 2;
    private static final int FIRST_YEAR = 1000;

    /** A link of the switch. */
    public record Turn(Period period, Message words, boolean current) {}

    public PeriodSwitch {
        known = sorted(chosen, known);
    }

    public int year() {
        return chosen.from().getYear();
    }

    /** The same part of every year; of days freely chosen, the whole years. */
    public List<Turn> years() {
        return known.stream()
                .map(year -> new Turn(sameIn(year), Message.of("period.turn.year", year), year == year()))
                .toList();
    }

    /** The whole year, its halves and quarters. */
    public List<Turn> parts() {
        List<Turn> parts = new ArrayList<>();
        parts.add(turn(Period.year(year()), Message.of("period.turn.whole")));
        IntStream.rangeClosed(1, 2)
                .forEach(half -> parts.add(turn(Period.half(year(), half), Message.of("period.turn.half", half))));
        IntStream.rangeClosed(1, 4)
                .forEach(quarter ->
                        parts.add(turn(Period.quarter(year(), quarter), Message.of("period.turn.quarter", quarter))));
        return parts;
    }

    public List<Turn> months() {
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(month ->
                        turn(Period.month(YearMonth.of(year(), month)), Message.of("period.turn.month", month)))
                .toList();
    }

    private Turn turn(Period period, Message words) {
        return new Turn(period, words, period.equals(chosen));
    }

    private Period sameIn(int year) {
        String code = chosen.code();
        return code.contains("~")
                ? Period.year(year)
                : Period.ofCode(year + code.substring(4)).orElseThrow();
    }

    /** Of a long history only what lies near: from there one gets further. */
    private static List<Integer> sorted(Period chosen, List<Integer> known) {
        int year = chosen.from().getYear();
        return List.copyOf(new TreeSet<>(Stream.concat(
                        known.stream().filter(other -> Math.abs(other - year) <= NEAR),
                        Stream.of(Math.max(FIRST_YEAR, year - 1), year))
                .toList()));
    }
}
