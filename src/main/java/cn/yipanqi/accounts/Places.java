package cn.yipanqi.accounts;

import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Regions;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.RegionCode;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a grant may be: within the asker's own division, a cadre's in one of its units, a station's staff's in one of its stations. */
@Component
class Places {

    private final Directory directory;
    private final Regions regions;

    Places(Directory directory, Regions regions) {
        this.directory = directory;
        this.regions = regions;
    }

    /** @throws Fault where there is no such division, or it is not the asker's */
    RegionCode region(SignedIn asker, @Nullable String given) {
        String typed = given == null ? "" : given.strip();
        if (!typed.matches("\\d{2}|\\d{4}|\\d{6}")
                || regions.find(RegionCode.of(typed)).isEmpty()) {
            throw new Fault("region", "accounts.region.unknown");
        }
        RegionCode region = RegionCode.of(typed);
        if (!asker.grant().region().contains(region)) {
            throw new Fault("region", "accounts.region.beyond");
        }
        return region;
    }

    /** @throws Fault where the role needs a unit or station, and none of the division's current ones is named */
    Grant grant(SignedIn asker, Role role, @Nullable String given, @Nullable UUID unit, @Nullable UUID station) {
        RegionCode region = region(asker, given);
        if (role == Role.CADRE) {
            if (unit == null || !county(region).unit(unit).map(Unit::current).orElse(false)) {
                throw new Fault("unit", "accounts.unit.missing");
            }
            return new Grant(Role.CADRE, region, unit, null, Set.of());
        }
        if (role == Role.STATION) {
            if (station == null
                    || !county(region).station(station).map(Station::current).orElse(false)) {
                throw new Fault("station", "accounts.station.missing");
            }
            return new Grant(Role.STATION, region, null, station, Set.of());
        }
        return Grant.of(role, region);
    }

    private CountyDirectory county(RegionCode region) {
        return directory.of(region.ledger());
    }
}
