package cn.yipanqi.coordination.supervision;

import cn.yipanqi.database.Scope;
import cn.yipanqi.database.Scope.Entries;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who moves, as the scope of the transaction tells.
 *
 * @param unit the unit moved for, none for the office
 */
record Mover(Set<Side> sides, @Nullable UUID unit) {

    static boolean isOffice(Scope scope, long county) {
        return scope.writes(county) && scope.entries() == Entries.ALL;
    }

    static Mover of(Scope scope, Item item) {
        if (isOffice(scope, item.county())) {
            return new Mover(EnumSet.of(Side.OFFICE), null);
        }
        UUID unit = scope.unit();
        Set<Side> sides = EnumSet.noneOf(Side.class);
        if (unit != null && scope.writes(item.county()) && scope.entries() == Entries.UNIT) {
            if (unit.equals(item.lead())) {
                sides.add(Side.LEAD);
            }
            if (item.partners().stream().anyMatch(part -> part.unit().equals(unit))) {
                sides.add(Side.PARTNER);
            }
        }
        return new Mover(sides, unit);
    }

    boolean is(Side side) {
        return sides.contains(side);
    }
}
