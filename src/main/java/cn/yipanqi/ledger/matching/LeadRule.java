package cn.yipanqi.ledger.matching;

import java.util.Locale;

/** How a lead unit is found, in the order in which the rules are asked; the first that can tell decides. */
public enum LeadRule {
    /** A ledger states it, and none states another. */
    STATED,
    /** A title says that its recorder joined the unit: 配合妇联, 参加, 妇联牵头. Those who say so agree. */
    NAMED_HOST,
    /** A title begins with the unit as the one who acts: 妇联联合团县委开展. */
    SUBJECT,
    /** Only this unit keeps the same activity at other times, on its own. */
    OWN_SERIES,
    /** Others write 联合 the unit, whose own title says nothing of the kind; unless the title belongs to the writer's own field. */
    NAMED_ALLY,
    /** Every title but one says 参加 or 配合. */
    NOT_JOINED,
    /** Over half of the other rows, and two at least, name the unit first. */
    FIRST_NAMED,
    /** Only one row records an amount, or the whole where others record a share. */
    AMOUNT,
    /** Only one row names everybody. */
    KNOWS_ALL,
    /** The title's words belong to the field of one kind of organisation. */
    AFFINITY,
    /** Nobody else recorded it, and nothing names another lead. */
    OWN_LEDGER,
    /** 待确认. */
    OPEN;

    /** Key of its sentence in the message bundles. */
    public String messageKey() {
        return "matching.lead." + name().toLowerCase(Locale.ROOT);
    }
}
