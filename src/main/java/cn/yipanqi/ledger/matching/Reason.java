package cn.yipanqi.ledger.matching;

import cn.yipanqi.shared.Message;

/**
 * Why rows are, or might not be, the same matter.
 *
 * @param rule the named rule
 * @param sentence the same in the user's words, with the values found
 */
public record Reason(MatchingRule rule, Message sentence) {

    /** Points the rule gives, negative where it speaks against. */
    public int points() {
        return rule.points();
    }

    /** Whether it speaks for one matter; else it is a doubt to show beside the reasons. */
    public boolean supports() {
        return rule.points() >= 0;
    }
}
