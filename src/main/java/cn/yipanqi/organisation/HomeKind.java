package cn.yipanqi.organisation;

import java.util.Locale;

/** Whose home it is. */
public enum HomeKind {
    /** 职工之家 */
    WORKER,
    /** 青年之家 */
    YOUTH,
    /** 妇女儿童之家, also 妇女之家 and 儿童之家 */
    WOMEN,
    OTHER;

    /** What the name says; {@link #OTHER} where it says nothing. */
    public static HomeKind ofName(String name) {
        if (name.contains("职工")) {
            return WORKER;
        }
        if (name.contains("青年") || name.contains("青少年")) {
            return YOUTH;
        }
        return name.contains("妇女") || name.contains("妇儿") || name.contains("儿童") ? WOMEN : OTHER;
    }

    public String messageKey() {
        return "organisation.home.kind." + name().toLowerCase(Locale.ROOT);
    }
}
