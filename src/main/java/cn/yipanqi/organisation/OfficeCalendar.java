package cn.yipanqi.organisation;

import cn.yipanqi.organisation.Holidays.Holiday;
import cn.yipanqi.organisation.Holidays.Notice;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What all notices together say of days, worked out once: lists count working days for each of their rows.
 *
 * @param notices by year
 * @param days what prevails of each day of which a notice speaks
 * @param worked weekend days worked in return, in order
 * @param closed weekdays off, in order
 */
record OfficeCalendar(
        Map<Integer, Notice> notices, Map<LocalDate, Holiday> days, List<LocalDate> worked, List<LocalDate> closed) {

    static OfficeCalendar of(Collection<Notice> notices) {
        Map<LocalDate, Holiday> days = notices.stream()
                .flatMap(notice -> notice.days().stream())
                // A notice speaks of its year and of the December before; the later prevails.
                .filter(day -> day.notice() == day.day().getYear()
                        || day.notice() == day.day().getYear() + 1)
                .collect(Collectors.toUnmodifiableMap(
                        Holiday::day,
                        Function.identity(),
                        (one, other) -> one.notice() < other.notice() ? other : one));
        return new OfficeCalendar(
                notices.stream().collect(Collectors.toUnmodifiableMap(Notice::year, Function.identity())),
                days,
                differing(days, false),
                differing(days, true));
    }

    private static List<LocalDate> differing(Map<LocalDate, Holiday> days, boolean off) {
        return days.values().stream()
                .filter(day -> day.off() == off && weekday(day.day()) == off)
                .map(Holiday::day)
                .sorted()
                .toList();
    }

    static boolean weekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    Optional<Holiday> on(LocalDate day) {
        return Optional.ofNullable(days.get(day));
    }

    boolean isOff(LocalDate day) {
        Holiday holiday = days.get(day);
        return holiday == null ? !weekday(day) : holiday.off();
    }

    /** How many working days there are more than weekdays, after one day up to and with another. */
    int more(LocalDate from, LocalDate to) {
        return upTo(worked, to) - upTo(worked, from) - upTo(closed, to) + upTo(closed, from);
    }

    private static int upTo(List<LocalDate> sorted, LocalDate day) {
        int place = Collections.binarySearch(sorted, day);
        return place < 0 ? -place - 1 : place + 1;
    }
}
