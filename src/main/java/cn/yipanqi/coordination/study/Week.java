package cn.yipanqi.coordination.study;

import cn.yipanqi.organisation.Holidays;
import cn.yipanqi.organisation.Holidays.Holiday;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Message;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays a series' sessions into a year. The day of the week stands unless it is a day off by the State Council's notices; then the session moves to
 * the next working day before the next week's session, or is left out. A series held on weekends keeps its days: only holidays move it.
 */
@Component
class Week {

    private final Holidays holidays;
    private final WorkingDays workingDays;

    Week(Holidays holidays, WorkingDays workingDays) {
        this.holidays = holidays;
        this.workingDays = workingDays;
    }

    /**
     * A session's place.
     *
     * @param weekDay the day the week gives it
     * @param day the day it is on, none where it is left out
     * @param why why it is not on the week's day
     */
    record Place(
            LocalDate weekDay,
            @Nullable LocalDate day,
            Placed placed,
            @Nullable Message why) {}

    /** Whether the notice for the year is known, so that the plan need not be made anew. */
    @Transactional(readOnly = true)
    public boolean known(int year) {
        return workingDays.known(LocalDate.of(year, 1, 1));
    }

    /** One place for each week's day of the year, in order. */
    @Transactional(readOnly = true)
    public List<Place> of(Series series, int year) {
        List<Place> places = new ArrayList<>();
        LocalDate day = LocalDate.of(year, 1, 1).with(TemporalAdjusters.nextOrSame(series.weekday()));
        for (; day.getYear() == year; day = day.plusWeeks(1)) {
            if (series.endedOn() == null || day.isBefore(series.endedOn())) {
                places.add(place(series, day));
            }
        }
        return places;
    }

    private Place place(Series series, LocalDate weekDay) {
        Optional<Holiday> holiday = holidays.holiday(weekDay).filter(Holiday::off);
        if (holiday.isEmpty()) {
            return new Place(weekDay, weekDay, Placed.WEEK, null);
        }
        String name = holiday.get().name();
        if (series.onHoliday() == OnHoliday.SKIP) {
            return new Place(weekDay, null, Placed.SKIPPED, Message.of("study.why.skipped", weekDay, name));
        }
        LocalDate next = weekDay.plusDays(1);
        while (!takes(series, next)) {
            next = next.plusDays(1);
        }
        return next.isBefore(weekDay.plusWeeks(1))
                ? new Place(weekDay, next, Placed.MOVED, Message.of("study.why.moved", weekDay, name, next))
                : new Place(
                        weekDay,
                        null,
                        Placed.SKIPPED,
                        Message.of("study.why.overtaken", weekDay, name, next, weekDay.plusWeeks(1)));
    }

    private boolean takes(Series series, LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return workingDays.works(day) && (series.takesShifted() || !weekend);
    }
}
