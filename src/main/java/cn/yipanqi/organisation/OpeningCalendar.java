package cn.yipanqi.organisation;

import cn.yipanqi.organisation.Home.Opening;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The days a home is open: its weekdays as it kept them on each day, less public holidays where these close it.
 *
 * <p>Public holidays are read as a home reads them when it puts up its hours for a year. <b>A year's days are those of the notice for that
 * year</b>, which comes out the autumn before. The next year's notice comes out in the last weeks of this one and may number the last
 * weekend of December with its own New Year's holiday (2022-12-31, a Saturday); hours already put up do not change for that. A weekend day
 * worked in return (调休上班) opens no home on a weekday on which it is closed, for it is the offices that work.
 */
@Component
public class OpeningCalendar {

    private final Directory directory;
    private final Holidays holidays;

    OpeningCalendar(Directory directory, Holidays holidays) {
        this.directory = directory;
        this.holidays = holidays;
    }

    @Transactional(readOnly = true)
    public OpenDays openDays(long county, UUID home, Period period) {
        return openDays(directory.of(county).home(home).orElseThrow(() -> Refusal.absent("home")), period);
    }

    /** Several of one county's homes at once, in the order asked for. */
    @Transactional(readOnly = true)
    public Map<UUID, OpenDays> openDays(long county, Collection<UUID> homes, Period period) {
        CountyDirectory all = directory.of(county);
        Map<UUID, OpenDays> answers = new LinkedHashMap<>();
        for (UUID home : homes) {
            answers.put(home, openDays(all.home(home).orElseThrow(() -> Refusal.absent("home")), period));
        }
        return answers;
    }

    /** Of a home already read. */
    @Transactional(readOnly = true)
    public OpenDays openDays(Home home, Period period) {
        Reckoning reckoning = new Reckoning(home, period);
        LocalDate end = home.closedOn() == null ? period.to().plusDays(1) : home.closedOn();
        period.from()
                .datesUntil(period.to().plusDays(1))
                .takeWhile(day -> day.isBefore(end))
                .forEach(reckoning::add);
        return new OpenDays(reckoning.open, List.copyOf(reckoning.unknown));
    }

    /** One home's period, day by day. */
    private final class Reckoning {

        private final Home home;
        private final Period period;
        private final List<LocalDate> open = new ArrayList<>();
        private final Set<Message> unknown = new LinkedHashSet<>();
        private final Map<Integer, Optional<Set<LocalDate>>> offDays = new HashMap<>();

        Reckoning(Home home, Period period) {
            this.home = home;
            this.period = period;
        }

        void add(LocalDate day) {
            Optional<Opening> opening = home.openingOn(day);
            Optional<Set<DayOfWeek>> weekdays = opening.flatMap(Opening::days);
            if (weekdays.isEmpty()) {
                unknown.add(Message.of("organisation.opening.unknown", home.name(), period.from(), period.to()));
            } else if (weekdays.get().contains(day.getDayOfWeek())) {
                addWeekday(day, opening.get().closedOnHolidays());
            }
        }

        private void addWeekday(LocalDate day, boolean closedOnHolidays) {
            if (!closedOnHolidays) {
                open.add(day);
                return;
            }
            Optional<Set<LocalDate>> off = offDays.computeIfAbsent(day.getYear(), holidays::offDays);
            if (off.isEmpty()) {
                unknown.add(Message.of("organisation.opening.no-notice", home.name(), Integer.toString(day.getYear())));
            } else if (!off.get().contains(day)) {
                open.add(day);
            }
        }
    }
}
