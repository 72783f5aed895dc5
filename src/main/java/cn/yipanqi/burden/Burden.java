package cn.yipanqi.burden;

import cn.yipanqi.burden.Asks.Count;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What forms asked of a county's places in a year. */
@Component
public class Burden {

    private static final int MONTHS = 12;

    private final Asks asks;
    private final Forms forms;
    private final Directory directory;

    Burden(Asks asks, Forms forms, Directory directory) {
        this.asks = asks;
        this.forms = forms;
        this.directory = directory;
    }

    /**
     * A place's year, in the order of the register.
     *
     * @param name none for the office
     * @param months times a form was sent in, January first
     * @param fields fields that had to be filled in with them
     */
    public record Row(PlaceKind kind, @Nullable String name, List<Long> months, long fields) {

        public long times() {
            return months.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** @param times by form's code */
    public record Year(List<Row> rows, Map<String, Long> times) {

        public long times(Form form) {
            return times.getOrDefault(form.code(), 0L);
        }
    }

    @Transactional(readOnly = true)
    public Year of(long county, int year) {
        CountyDirectory register = directory.of(county);
        List<Count> counts = asks.of(county, year);
        Map<UUID, List<Count>> byPlace =
                counts.stream().filter(count -> count.place() != null).collect(Collectors.groupingBy(Count::place));
        List<Row> rows = new ArrayList<>();
        register.units().forEach(unit -> rows.add(row(PlaceKind.UNIT, unit.shortName(), byPlace.remove(unit.id()))));
        register.stations()
                .forEach(station -> rows.add(row(PlaceKind.STATION, station.name(), byPlace.remove(station.id()))));
        byPlace.forEach((place, left) -> rows.add(row(left.get(0).kind(), formerName(register, place), left)));
        rows.add(row(
                PlaceKind.OFFICE,
                null,
                counts.stream().filter(count -> count.place() == null).toList()));
        Map<String, Long> times = new HashMap<>();
        counts.forEach(count -> times.merge(count.form(), count.times(), Long::sum));
        return new Year(rows, times);
    }

    private static String formerName(CountyDirectory register, UUID place) {
        return register.station(place).map(station -> station.name()).orElseGet(() -> register.unitName(place));
    }

    private Row row(PlaceKind kind, @Nullable String name, @Nullable List<Count> counts) {
        Long[] months = new Long[MONTHS];
        Arrays.fill(months, 0L);
        long fields = 0;
        for (Count count : counts == null ? List.<Count>of() : counts) {
            months[count.month() - 1] += count.times();
            fields += count.times()
                    * forms.coded(count.form())
                            .map(form -> form.required().size())
                            .orElse(0);
        }
        return new Row(kind, name, List.of(months), fields);
    }
}
