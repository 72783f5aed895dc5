package cn.yipanqi.access;

import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role over a division.
 *
 * @param region province, prefecture or county
 * @param unit the cadre's unit, with {@link Role#CADRE} only
 * @param station the staff's station, with {@link Role#STATION} only
 * @param hiddenKinds kinds of entries the holder may not open
 */
public record Grant(
        Role role,
        RegionCode region,
        @Nullable UUID unit,
        @Nullable UUID station,
        Set<String> hiddenKinds) {

    public static Grant of(Role role, RegionCode region) {
        return new Grant(role, region, null, null, Set.of());
    }

    Scope scope(UUID account, String name) {
        long low = region.ledger();
        long high = region.ledgerHigh();
        return new Scope(
                account,
                name,
                low,
                high,
                role.writes() ? low : 0,
                role.writes() ? high : 0,
                role.entries(),
                unit,
                station,
                hiddenKinds);
    }
}
