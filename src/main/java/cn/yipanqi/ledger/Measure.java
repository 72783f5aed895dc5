package cn.yipanqi.ledger;

import java.util.Locale;

/**
 * What can be counted of an entry. Columns of the journal bear these names in lower case; which a kind has is the catalogue's to say.
 */
public enum Measure {
    /** 参加人次, times persons. */
    PARTICIPANTS,
    /** 服务或慰问对象人次; in a condolence visit the people are recipients. */
    RECIPIENTS,
    /** 参加单位数. */
    UNITS,
    /** 浏览量, times. */
    VIEWS,
    /** 发放宣传资料, copies. */
    MATERIALS,
    /** Length of the session in minutes, not times persons; 45 make one 学时 (configurable). */
    MINUTES,
    /** 发放现金, yuan. */
    GIVEN_CASH,
    /** 发放物资折价, yuan. */
    GIVEN_GOODS,
    /** 发放款物 not divided into cash and goods, yuan. */
    GIVEN,
    /** 活动开支, yuan. */
    COST;

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is an amount in yuan (two decimals) rather than a whole number. */
    public boolean isMoney() {
        return this == GIVEN_CASH || this == GIVEN_GOODS || this == GIVEN || this == COST;
    }
}
