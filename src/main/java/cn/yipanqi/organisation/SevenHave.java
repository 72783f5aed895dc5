package cn.yipanqi.organisation;

import java.util.Locale;

/** “七有”, what a station should have, in the customary order. */
public enum SevenHave {
    /** 有人员 */
    STAFF,
    /** 有场所 */
    PREMISES,
    /** 有标识 */
    SIGN,
    /** 有经费 */
    FUNDS,
    /** 有制度 */
    RULES,
    /** 有活动 */
    ACTIVITY,
    /** 有台账 */
    LEDGER;

    public String messageKey() {
        return "organisation.seven." + name().toLowerCase(Locale.ROOT);
    }
}
