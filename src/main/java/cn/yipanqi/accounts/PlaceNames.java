package cn.yipanqi.accounts;

import cn.yipanqi.access.Grant;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Region;
import cn.yipanqi.organisation.Regions;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.shared.RegionCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a grant is, in words. Every page names its visitor's unit, so names are kept for a minute: a unit that is renamed may go by its old
 * name in the masthead for so long.
 */
@Component
class PlaceNames {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 2000;

    private final Directory directory;
    private final Regions regions;
    private final Clock clock;
    private final Map<UUID, Known> known = new LinkedHashMap<>();

    PlaceNames(Directory directory, Regions regions, Clock clock) {
        this.directory = directory;
        this.regions = regions;
        this.clock = clock;
    }

    private record Known(String name, Instant since) {}

    /** 班玛县; none where there is no such division. */
    Optional<String> county(long ledger) {
        return regions.ofLedger(ledger).map(Region::name);
    }

    /** The unit or station a grant is narrowed to; none where it is not. */
    @Nullable
    String within(Grant grant) {
        UUID unit = grant.unit();
        if (unit != null) {
            return name(grant, unit, all -> all.unitName(unit));
        }
        UUID station = grant.station();
        return station == null
                ? null
                : name(
                        grant,
                        station,
                        all -> all.station(station).map(Station::name).orElse("--"));
    }

    /** 青海省 果洛藏族自治州 班玛县 */
    String division(RegionCode region) {
        return regions.path(region).stream().map(Region::name).collect(Collectors.joining(" "));
    }

    /** 青海省 果洛藏族自治州 班玛县 总工会 */
    String inFull(Grant grant) {
        String place = within(grant);
        return place == null ? division(grant.region()) : division(grant.region()) + " " + place;
    }

    private String name(Grant grant, UUID id, java.util.function.Function<CountyDirectory, String> find) {
        Instant now = clock.instant();
        synchronized (known) {
            Known kept = known.get(id);
            if (kept != null && kept.since().plus(KEPT).isAfter(now)) {
                return kept.name();
            }
        }
        if (!CurrentScope.get().reads(grant.region().ledger())) {
            return "--";
        }
        String name = find.apply(directory.of(grant.region().ledger()));
        synchronized (known) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(id, new Known(name, now));
        }
        return name;
    }
}
