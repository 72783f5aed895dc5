package cn.yipanqi.board;

import cn.yipanqi.board.Board.Cell;
import cn.yipanqi.board.Board.Row;
import cn.yipanqi.coordination.plan.TaskBoard;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.figures.Figure;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.ledger.BoardTallies;
import cn.yipanqi.ledger.CountyTallies;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Township;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Period;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out a county's board, from one snapshot and in five statements: the register, the tallies, the tasks, the definitions, the homes' days. */
@Component
public class Boards {

    private final BoardTallies tallies;
    private final Directory directory;
    private final Figures figures;
    private final KeyFigures keys;
    private final TaskBoard tasks;

    Boards(BoardTallies tallies, Directory directory, Figures figures, KeyFigures keys, TaskBoard tasks) {
        this.tallies = tallies;
        this.directory = directory;
        this.figures = figures;
        this.keys = keys;
        this.tasks = tasks;
    }

    /** @param months a period of whole months */
    @Snapshot
    public Board of(long county, Period months) {
        CountyDirectory names = directory.of(county);
        CountyTallies counts = tallies.read(county, months);
        List<Unit> units = units(names, months, counts);
        List<Station> stations = stations(names, months, counts);
        Layout layout = new Layout(
                county, months, counts, tasks.cells(county, months.from().getYear()));
        return new Board(
                names,
                months,
                counts.state(),
                heads(names, months, counts),
                units.stream()
                        .map(unit -> layout.unit(unit.id(), unit.shortName(), largest(units, Unit::id, counts::led)))
                        .toList(),
                layout.open(),
                layout.whole(),
                stations.stream()
                        .map(station -> layout.station(
                                station.id(), name(names, station), largest(stations, Station::id, counts::station)))
                        .toList(),
                layout.station(null, null, commons -> 0L),
                Arrays.stream(Commons.values())
                        .mapToLong(commons -> counts.led(null, commons))
                        .sum());
    }

    private Map<Commons, List<Figure>> heads(CountyDirectory names, Period months, CountyTallies counts) {
        List<Figure> all = figures.values(keys.codes(), names, months, counts);
        Map<Commons, List<Figure>> heads = new EnumMap<>(Commons.class);
        for (Commons commons : Commons.values()) {
            heads.put(
                    commons,
                    keys.codes(commons).stream()
                            .flatMap(code -> all.stream()
                                    .filter(figure -> figure.definition().code().equals(code)))
                            .toList());
        }
        return heads;
    }

    /** The mass organisations there were, and whoever else led or joined anything. */
    private static List<Unit> units(CountyDirectory names, Period months, CountyTallies counts) {
        Set<UUID> busy = counts.units();
        return names.allUnits().stream()
                .filter(unit -> busy.contains(unit.id())
                        || unit.type() != UnitType.CENTRE
                                && unit.type() != UnitType.OFFICE
                                && (unit.endedOn() == null || unit.endedOn().isAfter(months.from())))
                .toList();
    }

    private static List<Station> stations(CountyDirectory names, Period months, CountyTallies counts) {
        Set<UUID> busy = counts.stations();
        return names.allStations().stream()
                .filter(station -> station.on(months.to()) || busy.contains(station.id()))
                .toList();
    }

    /** People call a station by its township. */
    private static String name(CountyDirectory names, Station station) {
        return station.region() == null
                ? station.name()
                : names.township(station.region()).map(Township::name).orElse(station.name());
    }

    private interface Count {
        long of(UUID id, Commons commons);
    }

    private static <T> Function<Commons, Long> largest(List<T> rows, Function<T, UUID> id, Count count) {
        Map<Commons, Long> largest = new EnumMap<>(Commons.class);
        for (Commons commons : Commons.values()) {
            largest.put(
                    commons,
                    rows.stream()
                            .mapToLong(row -> count.of(id.apply(row), commons))
                            .max()
                            .orElse(0));
        }
        return commons -> Objects.requireNonNull(largest.get(commons));
    }

    /** Makes rows and cells, and the addresses they open. */
    private record Layout(
            long county, Period period, CountyTallies counts, Map<TaskBoard.Place, TaskBoard.Cell> tasks) {

        Row unit(UUID unit, String name, Function<Commons, Long> largest) {
            String mine = "&unit=" + unit;
            return new Row(unit, name, entries(mine + "&role=any"), cells(commons -> {
                long led = counts.led(unit, commons);
                TaskBoard.Cell open = tasks.getOrDefault(new TaskBoard.Place(unit, commons), TaskBoard.Cell.NONE);
                return new Cell(
                        commons,
                        led,
                        counts.joined(unit, commons),
                        Cell.shade(led, largest.apply(commons)),
                        entries(mine + "&role=led" + only(commons)),
                        entries(mine + "&role=joined" + only(commons)),
                        open.open(),
                        open.overdue(),
                        open.open() == 0 ? null : tasks(unit, commons, "&state=OPEN"),
                        open.overdue() == 0 ? null : tasks(unit, commons, "&due=OVERDUE"));
            }));
        }

        Row open() {
            return plain("&lead=open", commons -> counts.led(null, commons));
        }

        Row whole() {
            return plain("", counts::county);
        }

        Row station(@Nullable UUID station, @Nullable String name, Function<Commons, Long> largest) {
            String there = "&station=" + station;
            return new Row(station, name, station == null ? null : entries(there), cells(commons -> {
                long n = counts.station(station, commons);
                // No list has just what states no station.
                String link = station == null ? null : entries(there + only(commons));
                return Cell.of(commons, n, Cell.shade(n, largest.apply(commons)), link);
            }));
        }

        private Row plain(String conditions, Function<Commons, Long> count) {
            return new Row(
                    null,
                    null,
                    entries(conditions),
                    cells(commons -> Cell.of(commons, count.apply(commons), 0, entries(conditions + only(commons)))));
        }

        private static List<Cell> cells(Function<Commons, Cell> cell) {
            return Stream.of(Commons.values()).map(cell).toList();
        }

        private String tasks(UUID unit, Commons commons, String condition) {
            return "/coordination/tasks?county=" + county + "&year="
                    + period.from().getYear() + "&unit=" + unit + "&part=LEAD" + only(commons) + condition;
        }

        private static String only(Commons commons) {
            return "&commons=" + commons.name();
        }

        private String entries(String conditions) {
            return Board.entries(county, period, conditions);
        }
    }
}
