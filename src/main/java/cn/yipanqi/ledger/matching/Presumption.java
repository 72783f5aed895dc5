package cn.yipanqi.ledger.matching;

import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.shared.Message;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who led, and how that is known.
 *
 * @param lead the unit; none: 待确认
 * @param rule the rule that decided; {@link LeadRule#OPEN} where none could
 * @param reason the same in the user's words
 */
public record Presumption(@Nullable UUID lead, LeadRule rule, Message reason) {

    public LeadBasis basis() {
        return lead == null ? LeadBasis.UNKNOWN : rule == LeadRule.STATED ? LeadBasis.STATED : LeadBasis.PRESUMED;
    }
}
