package cn.yipanqi.organisation.region;

import cn.yipanqi.organisation.Region;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A division to choose.
 *
 * @param path from the province down to it
 */
public record RegionRow(Region region, List<Region> path) {

    /** 青海省 › 果洛藏族自治州, without the division itself. */
    public String above() {
        return path.stream()
                .limit(Math.max(0, path.size() - 1))
                .map(Region::name)
                .collect(Collectors.joining(" › "));
    }

    /** Six digits, under which its ledger is kept. */
    public String ledger() {
        return String.format("%06d", region.ledger());
    }

    public boolean hasParts() {
        return region.level() != Region.Level.COUNTY;
    }
}
