package cn.yipanqi.coordination.group;

import java.util.Locale;

/** What a member is in the group; the order is that of the chart. */
public enum GroupRole {
    /** 组长: one at a time. */
    LEADER,
    /** 常务副组长 */
    FIRST_DEPUTY,
    /** 副组长 */
    DEPUTY,
    /** 成员 */
    MEMBER,
    /** Something else, which the member's label names. */
    OTHER,
    /** 办公室主任 */
    OFFICE_HEAD,
    OFFICE_DEPUTY,
    OFFICE_MEMBER;

    public boolean deputy() {
        return this == FIRST_DEPUTY || this == DEPUTY;
    }

    /** Whether it belongs to the group's office. */
    public boolean office() {
        return this == OFFICE_HEAD || this == OFFICE_DEPUTY || this == OFFICE_MEMBER;
    }

    public String messageKey() {
        return "group.role." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
