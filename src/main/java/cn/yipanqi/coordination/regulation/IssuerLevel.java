package cn.yipanqi.coordination.regulation;

import java.util.Locale;

/** How high whoever issued a regulation stands; what comes from above the county is kept here, not made here. */
public enum IssuerLevel {
    NATIONAL,
    PROVINCE,
    PREFECTURE,
    COUNTY,
    UNIT;

    public String messageKey() {
        return "regulation.level." + name().toLowerCase(Locale.ROOT);
    }
}
