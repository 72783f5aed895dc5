package cn.yipanqi.ledger.input;

import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Home;
import cn.yipanqi.organisation.OutsideBody;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Township;
import cn.yipanqi.organisation.Unit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the units and places that were named, by id or by any of their names. */
final class NamedThings {

    private static final int LONGEST_BODY = 80;

    private final CountyDirectory county;
    private final Faults faults;

    NamedThings(CountyDirectory county, Faults faults) {
        this.county = county;
        this.faults = faults;
    }

    /**
     * Partners as named.
     *
     * @param units those that are units of the county, in order
     * @param others names of all others
     */
    record Partners(Set<UUID> units, Set<String> others) {}

    @Nullable
    UUID unit(String field, @Nullable String typed) {
        return one(field, typed, "entry.unit.unknown", this::unitOf);
    }

    private Optional<UUID> unitOf(String name) {
        return find(name, county::unit, county::unitNamed).map(Unit::id);
    }

    Partners partners(List<String> typed) {
        Partners partners = new Partners(new LinkedHashSet<>(), new LinkedHashSet<>());
        typed.stream()
                .map(Faults::line)
                .filter(name -> !name.isEmpty())
                .forEach(name -> unitOf(name)
                        .ifPresentOrElse(
                                partners.units()::add, () -> partners.others().add(name)));
        if (partners.others().stream().anyMatch(name -> name.length() > LONGEST_BODY)) {
            faults.add("partners", "entry.outside.long", LONGEST_BODY);
        }
        return partners;
    }

    Optional<UUID> body(String name) {
        return find(name, county::body, county::bodyNamed).map(OutsideBody::id);
    }

    /** First code of the township, or of the county where its seat is meant. */
    @Nullable
    Long region(@Nullable String typed) {
        return one("township", typed, "entry.township.unknown", name -> {
            if (name.equals(county.name()) || name.equals(Long.toString(county.county()))) {
                return Optional.of(county.county() * 1_000_000);
            }
            return county.townships().stream()
                    .filter(township -> answersTo(township, name))
                    .map(Township::low)
                    .findFirst();
        });
    }

    private static boolean answersTo(Township township, String name) {
        return township.digits().equals(name)
                || Long.toString(township.low()).equals(name)
                || township.name().equals(name)
                || township.aliases().contains(name);
    }

    @Nullable
    UUID station(@Nullable String typed) {
        return one(
                "station",
                typed,
                "entry.station.unknown",
                name -> find(name, county::station, county::stationNamed).map(Station::id));
    }

    /** The station in whose township something took place. */
    @Nullable
    UUID stationIn(@Nullable Long region) {
        return region == null ? null : county.stationOf(region).map(Station::id).orElse(null);
    }

    @Nullable
    Long regionOf(@Nullable UUID station) {
        return station == null
                ? null
                : county.station(station).map(Station::region).orElse(null);
    }

    @Nullable
    UUID home(@Nullable String typed) {
        return one(
                "home",
                typed,
                "entry.home.unknown",
                name -> find(name, county::home, county::homeNamed).map(Home::id));
    }

    private <T> @Nullable T one(
            String field, @Nullable String typed, String unknown, Function<String, Optional<T>> search) {
        String name = Faults.line(typed);
        if (name.isEmpty()) {
            return null;
        }
        Optional<T> found = search.apply(name);
        if (found.isEmpty()) {
            faults.add(field, unknown, Faults.quoted(name));
        }
        return found.orElse(null);
    }

    private static <T> Optional<T> find(
            String name, Function<UUID, Optional<T>> byId, Function<String, Optional<T>> byName) {
        return name.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? byId.apply(UUID.fromString(name))
                : byName.apply(name);
    }
}
