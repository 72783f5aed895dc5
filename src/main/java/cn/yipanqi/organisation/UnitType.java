package cn.yipanqi.organisation;

import java.util.Locale;

/** What kind of unit; the names themselves stand in {@code organisation.unit_template} and in each county's units. */
public enum UnitType {
    /** 总工会 */
    UNION,
    /** 共青团 */
    YOUTH,
    /** 妇联 */
    WOMEN,
    /** 科协 */
    SCIENCE,
    /** 红十字会 */
    REDCROSS,
    /** 残联 */
    DISABLED,
    /** 工商联 */
    COMMERCE,
    /** 群团服务中心 */
    CENTRE,
    /** 协同办 */
    OFFICE,
    /** Any other: 侨联, 文联, 社科联, 关工委, 供销社 ... */
    OTHER;

    public String messageKey() {
        return "organisation.unit.type." + name().toLowerCase(Locale.ROOT);
    }
}
