package cn.yipanqi.organisation;

import cn.yipanqi.organisation.UnitNames.Place;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All of one county's units, townships, stations, homes and outside bodies, as they stood when it was read, and by which names each is
 * called. Immutable; read it once for a page or a workbook ({@link Directory#of}).
 */
public final class CountyDirectory {

    private static final String UNKNOWN = "--";

    private final long county;
    private final Place place;
    private final List<Unit> units;
    private final List<Township> townships;
    private final List<Station> stations;
    private final List<Home> homes;
    private final List<OutsideBody> bodies;
    private final Map<UUID, Unit> unitsById;
    private final Map<Long, Township> townshipsByLow;
    private final Map<String, OutsideBody> bodiesByName = new HashMap<>();
    private final UnitNames unitNames;
    private final TownshipNames townshipNames;
    private final Set<String> prefixes;

    CountyDirectory(long county, Parts parts, List<Region> above) {
        this.county = county;
        this.place = new Place(parts.name(), parts.stem(), parts.word());
        this.units = parts.units();
        this.townships = parts.townships();
        this.stations = parts.stations();
        this.homes = parts.homes();
        this.bodies = parts.bodies();
        this.unitsById = units.stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        this.townshipsByLow = townships.stream().collect(Collectors.toMap(Township::low, Function.identity()));
        bodies.forEach(body -> bodiesByName.put(Spelling.key(body.name()), body));
        this.unitNames = new UnitNames(
                place,
                above.stream()
                        .map(region -> new Place(region.name(), region.stem(), region.word()))
                        .toList(),
                units().toList(),
                parts.spellings());
        this.townshipNames = new TownshipNames(List.copyOf(place.names()), townships);
        this.prefixes = new HashSet<>(place.names());
        prefixes.add(place.word());
    }

    /** What the database answers: see {@link Directory}. */
    record Parts(
            String name,
            String stem,
            String word,
            List<Unit> units,
            List<Township> townships,
            List<Station> stations,
            List<Home> homes,
            List<OutsideBody> bodies,
            Map<UnitType, List<String>> spellings) {}

    /** Six-digit ledger code. */
    public long county() {
        return county;
    }

    /** 班玛县 */
    public String name() {
        return place.name();
    }

    /** 班玛 */
    public String stem() {
        return place.stem();
    }

    /** Current units in the order of the tree's positions. */
    public Stream<Unit> units() {
        return units.stream().filter(Unit::current);
    }

    /** All units that ever were. */
    public List<Unit> allUnits() {
        return units;
    }

    /** Units directly under another, or those that stand under none. */
    public List<Unit> unitsUnder(@Nullable UUID parent) {
        return units().filter(unit -> java.util.Objects.equals(unit.parent(), parent))
                .toList();
    }

    public List<Township> townships() {
        return townships;
    }

    /** Current stations. */
    public Stream<Station> stations() {
        return stations.stream().filter(Station::current);
    }

    public List<Station> allStations() {
        return stations;
    }

    /** Current homes. */
    public Stream<Home> homes() {
        return homes.stream().filter(Home::current);
    }

    public List<Home> allHomes() {
        return homes;
    }

    public List<OutsideBody> bodies() {
        return bodies;
    }

    /** Current or ended. */
    public Optional<Unit> unit(UUID id) {
        return Optional.ofNullable(unitsById.get(id));
    }

    /** The short name, also of an ended unit; "--" for none and for a unit that is not this county's. */
    public String unitName(@Nullable UUID id) {
        Unit unit = id == null ? null : unitsById.get(id);
        return unit == null ? UNKNOWN : unit.shortName();
    }

    public Optional<Township> township(long low) {
        return Optional.ofNullable(townshipsByLow.get(low));
    }

    public Optional<Station> station(UUID id) {
        return stations.stream().filter(station -> station.id().equals(id)).findFirst();
    }

    public Optional<Home> home(UUID id) {
        return homes.stream().filter(home -> home.id().equals(id)).findFirst();
    }

    public Optional<OutsideBody> body(UUID id) {
        return bodies.stream().filter(body -> body.id().equals(id)).findFirst();
    }

    /**
     * The current unit of that name, however it is written: short, full, alias or usual spelling, with or without the county, full or
     * half width, with spaces or brackets. None where nothing or more than one thing answers to it.
     */
    public Optional<Unit> unitNamed(String name) {
        return unitNames.find(name);
    }

    /** The one township of which a text speaks. */
    public Optional<Township> townshipIn(String freeText) {
        return townshipNames.in(freeText);
    }

    /** The current station of a township; none where there are two. */
    public Optional<Station> stationOf(long regionLow) {
        return only(stations().filter(station -> Long.valueOf(regionLow).equals(station.region())));
    }

    /** The current station of that name, with or without the county before it. */
    public Optional<Station> stationNamed(String name) {
        return only(stations().filter(station -> sameName(station.name(), name)));
    }

    /** The current home of that name, with or without the county before it. */
    public Optional<Home> homeNamed(String name) {
        return only(homes().filter(home -> sameName(home.name(), name)));
    }

    public Optional<OutsideBody> bodyNamed(String name) {
        return Optional.ofNullable(bodiesByName.get(Spelling.key(name)));
    }

    private boolean sameName(String registered, String asked) {
        return bare(registered).equals(bare(asked));
    }

    private String bare(String name) {
        String key = Spelling.key(name);
        return prefixes.stream()
                .filter(prefix -> key.startsWith(prefix) && key.length() > prefix.length() + 1)
                .max(Comparator.comparingInt(String::length))
                .map(prefix -> key.substring(prefix.length()))
                .orElse(key);
    }

    private static <T> Optional<T> only(Stream<T> found) {
        List<T> some = found.limit(2).toList();
        return some.size() == 1 ? Optional.of(some.get(0)) : Optional.empty();
    }
}
