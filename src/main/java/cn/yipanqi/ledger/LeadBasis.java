package cn.yipanqi.ledger;

/** How an entry's lead unit is known. */
public enum LeadBasis {
    /** The source says so. */
    STATED,
    /** Inferred, with the reason kept beside it. */
    PRESUMED,
    /** 待确认: nobody has said. */
    UNKNOWN
}
