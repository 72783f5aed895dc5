package cn.yipanqi.organisation.home;

import cn.yipanqi.organisation.form.Entered;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opening days as typed.
 *
 * @param weekdays names of {@link DayOfWeek}
 * @param holidays whether public holidays close it: "closed" or nothing
 */
public record OpeningForm(
        @Nullable String from,
        @Nullable List<String> weekdays,
        @Nullable String holidays) {

    public static final String CLOSED = "closed";

    static final Map<String, String> FIELDS = Map.of("organisation.refused.home.never-open", "weekdays");

    public List<String> ticked() {
        return weekdays == null ? List.of() : weekdays;
    }

    public List<String> holidaysTicked() {
        return closedOnHolidays() ? List.of(CLOSED) : List.of();
    }

    boolean closedOnHolidays() {
        return CLOSED.equals(holidays);
    }

    LocalDate from(Entered entered) {
        return entered.neededDay("from", from);
    }

    Set<DayOfWeek> days(Entered entered) {
        return entered.several(DayOfWeek.class, ticked());
    }
}
