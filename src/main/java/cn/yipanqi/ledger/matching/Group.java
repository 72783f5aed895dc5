package cn.yipanqi.ledger.matching;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Entries suggested to be one matter.
 *
 * @param entries two or more, the lead's first, then in the order in which the lead names its partners, then by day
 * @param score 0 to 100: the points of its weakest tie
 * @param sure whether it may be confirmed with all other sure ones at one stroke
 * @param reasons by respect, each the weakest level found among the ties that hold the group together
 * @param lead who led
 */
public record Group(List<UUID> entries, int score, boolean sure, List<Reason> reasons, Presumption lead) {

    public Group {
        entries = List.copyOf(entries);
        reasons = List.copyOf(reasons);
    }

    /** Every pair in the group: what a refusal of the whole group has to remember. */
    public Set<Pair> pairs() {
        Set<Pair> pairs = new LinkedHashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            for (int j = i + 1; j < entries.size(); j++) {
                pairs.add(Pair.of(entries.get(i), entries.get(j)));
            }
        }
        return pairs;
    }
}
