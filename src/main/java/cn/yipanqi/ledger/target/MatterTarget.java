package cn.yipanqi.ledger.target;

import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.shared.Period;
import java.util.Set;
import java.util.UUID;

/**
 * A question with days and units of its own.
 *
 * @param id by which its answer is known
 * @param parties units of which one led or joined; the whole county where empty
 * @param led only what the one of the parties led
 */
public record MatterTarget(UUID id, MatterQuestion question, Period period, Set<UUID> parties, boolean led) {

    public MatterTarget {
        parties = Set.copyOf(parties);
        if (led && parties.size() != 1) {
            throw new IllegalArgumentException("one leads");
        }
    }
}
