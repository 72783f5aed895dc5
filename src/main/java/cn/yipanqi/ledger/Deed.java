package cn.yipanqi.ledger;

/** What a posting does to a county's ledger. */
public enum Deed {
    POST,
    CORRECT,
    WITHDRAW,
    MERGE,
    PART,
    UNDO,
    /** A person settles a matter's lead or a value on which its entries differ. */
    SETTLE;

    public String messageKey() {
        return "deed." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
