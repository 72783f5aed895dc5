package cn.yipanqi.organisation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Days on which offices work: weekdays but public holidays, and the weekend days worked in return (调休上班), by the State Council's yearly
 * notices ({@link Holidays}). Of a year whose notice is not known, the weekdays.
 */
@Component
public class WorkingDays {

    private final Holidays holidays;

    WorkingDays(Holidays holidays) {
        this.holidays = holidays;
    }

    @Transactional(readOnly = true)
    public boolean works(LocalDate day) {
        return !holidays.isOff(day);
    }

    /** Whether the notices that may speak of the day are known, so that the answer for it is final: of December the next year's too. */
    @Transactional(readOnly = true)
    public boolean known(LocalDate day) {
        return holidays.notice(day.getYear()).isPresent()
                && (day.getMonth() != Month.DECEMBER
                        || holidays.notice(day.getYear() + 1).isPresent());
    }

    /**
     * The day so many working days after another, which does not count itself (民法典 art. 201); before it with a negative number.
     *
     * @param count working days; 0 gives the day itself, whether it is one or not
     */
    @Transactional(readOnly = true)
    public LocalDate plus(LocalDate from, int count) {
        OfficeCalendar calendar = holidays.calendar();
        int step = Integer.signum(count);
        LocalDate day = from;
        for (int left = Math.abs(count); left > 0; ) {
            day = day.plusDays(step);
            if (!calendar.isOff(day)) {
                left--;
            }
        }
        return day;
    }

    /** The day itself, or the next on which offices work: where a time limit that ends on a day off ends (民法典 art. 203). */
    @Transactional(readOnly = true)
    public LocalDate orNext(LocalDate day) {
        return works(day) ? day : plus(day, 1);
    }

    /**
     * How many working days lie after one day up to and with another; negative where the other is earlier.
     *
     * @param from does not count itself
     * @param to counts itself
     */
    @Transactional(readOnly = true)
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        long days = weekdaysTo(to) - weekdaysTo(from) + holidays.calendar().more(from, to);
        return (int) Math.min(Integer.MAX_VALUE, days);
    }

    /**
     * The days on which offices do not keep the ordinary week, in order.
     *
     * @param worked weekend days worked in return
     * @param closed weekdays off
     */
    public record Differing(List<LocalDate> worked, List<LocalDate> closed) {}

    /** For whoever counts working days elsewhere than here: in a query. */
    @Transactional(readOnly = true)
    public Differing differing() {
        OfficeCalendar calendar = holidays.calendar();
        return new Differing(calendar.worked(), calendar.closed());
    }

    /** Weekdays up to and with a day since a Monday long ago, by arithmetic: people type years such as 9999, and no day of those is walked over. */
    private static long weekdaysTo(LocalDate day) {
        long sinceMonday = day.toEpochDay() + DayOfWeek.THURSDAY.ordinal();
        return Math.floorDiv(sinceMonday, 7L) * 5 + Math.min(Math.floorMod(sinceMonday, 7L) + 1, 5);
    }
}
