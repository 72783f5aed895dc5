package cn.yipanqi.coordination.supervision;

import java.util.Locale;

/** Who moves. */
public enum Side {
    /** 协同办, which supervises. */
    OFFICE,
    /** 牵头单位, which answers for it. */
    LEAD,
    /** 协同单位, which does its part. */
    PARTNER;

    public String messageKey() {
        return "supervision.side." + name().toLowerCase(Locale.ROOT);
    }
}
