package cn.yipanqi.organisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Provinces, prefectures and counties in memory: some 3,300. */
class RegionIndex {

    private final List<Region> all;
    private final Map<Long, Region> byLow;
    private final CountyNames counties;

    RegionIndex(List<Region> all) {
        this.all = List.copyOf(all);
        this.byLow = all.stream().collect(Collectors.toMap(Region::low, Function.identity()));
        this.counties = new CountyNames(byLow);
    }

    List<Region> all() {
        return all;
    }

    Optional<Region> find(long low) {
        return Optional.ofNullable(byLow.get(low));
    }

    CountyNames counties() {
        return counties;
    }
}
