package cn.yipanqi.ledger;

/** Whether a version counts. */
public enum EntryState {
    LIVE,
    /** 已撤销: keeps its reason, counts nowhere from its posting on. */
    WITHDRAWN
}
