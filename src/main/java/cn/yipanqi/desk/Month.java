package cn.yipanqi.desk;

import cn.yipanqi.coordination.agenda.Occasion;
import cn.yipanqi.organisation.Holidays;
import cn.yipanqi.organisation.Holidays.Holiday;
import cn.yipanqi.shared.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A month in weeks from Monday to Sunday, with what stands on its days.
 *
 * @param weeks of seven days each; the first and last reach into the neighbouring months
 */
public record Month(YearMonth month, List<List<Day>> weeks) {

    /**
     * A day of the month's sheet.
     *
     * @param inside whether it is of this month
     * @param off whether offices are closed
     * @param holiday the holiday's name, of a day off or of a weekend day worked in return
     * @param shifted whether it is a weekend day worked in return 调休上班
     */
    public record Day(
            LocalDate day,
            boolean inside,
            boolean today,
            boolean off,
            @Nullable String holiday,
            boolean shifted,
            List<Occasion> occasions) {

        /** A sheet is to be taken in at a glance: so many of a day stand there, the further ones unfold. */
        private static final int SHOWN = 5;

        /** @return all, where there is but one more than is shown: to unfold one would take no less room */
        public List<Occasion> first() {
            return occasions.size() <= SHOWN + 1 ? occasions : occasions.subList(0, SHOWN);
        }

        public List<Occasion> further() {
            return occasions.subList(first().size(), occasions.size());
        }
    }

    /** The days its sheet shows. */
    static Period sheet(YearMonth month) {
        return new Period(
                month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
    }

    static Month of(YearMonth month, LocalDate today, List<Occasion> occasions, Holidays holidays) {
        Map<LocalDate, List<Occasion>> byDay = occasions.stream().collect(Collectors.groupingBy(Occasion::day));
        List<List<Day>> weeks = new ArrayList<>();
        Period sheet = sheet(month);
        for (LocalDate monday = sheet.from(); !monday.isAfter(sheet.to()); monday = monday.plusWeeks(1)) {
            weeks.add(monday.datesUntil(monday.plusWeeks(1))
                    .map(day -> {
                        Holiday holiday = holidays.holiday(day).orElse(null);
                        return new Day(
                                day,
                                YearMonth.from(day).equals(month),
                                day.equals(today),
                                holidays.isOff(day),
                                holiday == null ? null : holiday.name(),
                                holiday != null && !holiday.off(),
                                byDay.getOrDefault(day, List.of()));
                    })
                    .toList());
        }
        return new Month(month, List.copyOf(weeks));
    }
}
