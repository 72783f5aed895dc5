package cn.yipanqi.ledger.matching;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What the county's units are called: full names, short names, and whatever else its ledgers write. */
public interface UnitNames {

    /** The units that a title might name: the county's own. */
    Set<UUID> units();

    /** Every name by which titles may mean the unit, in any order. */
    Set<String> namesOf(UUID unit);

    /** The short name to show people. */
    String shown(UUID unit);

    /** Names by unit; the first of each is the one to show. */
    static UnitNames of(Map<UUID, List<String>> names) {
        Map<UUID, List<String>> kept = new LinkedHashMap<>(names);
        return new UnitNames() {
            @Override
            public Set<UUID> units() {
                return kept.keySet();
            }

            @Override
            public Set<String> namesOf(UUID unit) {
                return new LinkedHashSet<>(kept.getOrDefault(unit, List.of()));
            }

            @Override
            public String shown(UUID unit) {
                return Objects.requireNonNull(
                        kept.getOrDefault(unit, List.of(unit.toString())).get(0));
            }
        };
    }
}
