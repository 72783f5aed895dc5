package cn.yipanqi.figures;

import cn.yipanqi.figures.Definition.Origin;
import cn.yipanqi.ledger.MatterNumbers;
import cn.yipanqi.organisation.Home;
import cn.yipanqi.organisation.HomeKind;
import cn.yipanqi.organisation.OpenDays;
import cn.yipanqi.organisation.OpeningCalendar;
import cn.yipanqi.shared.Message;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Open-day rates: days a home was used out of the days it was open. Several homes of a kind add up their days. */
@Component
class HomeUsage implements FigureSource {

    static final String KIND = "venue_use";

    private final OpeningCalendar calendar;
    private final MatterNumbers numbers;

    HomeUsage(OpeningCalendar calendar, MatterNumbers numbers) {
        this.calendar = calendar;
        this.numbers = numbers;
    }

    @Override
    public Origin origin() {
        return Origin.RATIO;
    }

    /** One home's days of the period. */
    private record Days(Home home, OpenDays open, List<LocalDate> used) {

        long usedOpen() {
            Set<LocalDate> openDays = Set.copyOf(open.days());
            return used.stream().filter(openDays::contains).count();
        }
    }

    @Override
    public Map<String, Answer> answer(Collection<Definition> definitions, Asked asked) {
        List<Days> all = days(asked);
        Map<String, Answer> answers = new HashMap<>();
        definitions.forEach(definition -> answers.put(definition.code(), answer(of(definition, all))));
        return answers;
    }

    private static Answer answer(List<Days> homes) {
        long open = homes.stream().mapToLong(days -> days.open().days().size()).sum();
        long used = homes.stream().mapToLong(Days::usedOpen).sum();
        long rows = open + homes.stream().mapToLong(days -> days.used().size()).sum();
        Message unknown = homes.stream()
                .flatMap(days -> days.open().unknown().stream())
                .findFirst()
                .orElse(null);
        if (homes.isEmpty()) {
            return new Answer(null, 0, false, Message.of("figures.home.none"));
        }
        if (unknown != null || open == 0) {
            return new Answer(null, rows, false, unknown == null ? Message.of("figures.home.never-open") : unknown);
        }
        return new Answer(
                BigDecimal.valueOf(used).divide(BigDecimal.valueOf(open), MathContext.DECIMAL64), rows, false, null);
    }

    @Override
    public Rows rows(Definition definition, Asked asked, @Nullable String cursor, int size) {
        List<FigureRow> all = new ArrayList<>();
        for (Days days : of(definition, days(asked))) {
            Set<LocalDate> open = new LinkedHashSet<>(days.open().days());
            open.forEach(day -> all.add(row(days.home(), "open", day, BigDecimal.ONE)));
            days.used()
                    .forEach(day -> all.add(
                            open.contains(day)
                                    ? row(days.home(), "used", day, BigDecimal.ONE)
                                    : row(days.home(), "closed", day, BigDecimal.ZERO)));
        }
        return Cursors.page(all, cursor, size);
    }

    private static FigureRow row(Home home, String set, LocalDate day, BigDecimal contribution) {
        return new FigureRow(null, set, day, home.name(), home.id(), contribution);
    }

    private List<Days> days(Asked asked) {
        Map<UUID, List<LocalDate>> used = numbers.daysByHome(asked.county(), asked.period(), KIND, asked.asOf());
        return asked.directory().allHomes().stream()
                .filter(home -> home.closedOn() == null
                        || home.closedOn().isAfter(asked.period().from()))
                .map(home -> new Days(
                        home, calendar.openDays(home, asked.period()), used.getOrDefault(home.id(), List.of())))
                .toList();
    }

    private static List<Days> of(Definition definition, List<Days> all) {
        HomeKind kind = Objects.requireNonNull(definition.homeKind());
        return all.stream().filter(days -> days.home().kind() == kind).toList();
    }
}
