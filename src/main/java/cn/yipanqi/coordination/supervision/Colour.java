package cn.yipanqi.coordination.supervision;

import java.util.Locale;

/** 蓝黄红: how a supervised item stands with its dates. The worst that applies counts. */
public enum Colour {
    /** The date comes near. */
    BLUE,
    /** It is behind. */
    YELLOW,
    /** The date has passed. */
    RED;

    public String messageKey() {
        return "supervision.colour." + name().toLowerCase(Locale.ROOT);
    }
}
