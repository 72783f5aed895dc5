package cn.yipanqi.access;

/** What a resource may ask for. Reading a county's ledger, board and reports needs a grant there and nothing more. */
public enum Permission {
    /** Read the ledger, the board, figures and reports of the counties in scope. */
    LEDGER_READ,
    /** Enter, correct and withdraw entries of one's own unit or station. */
    ENTRY_WRITE,
    /** Upload workbooks, preview and post them. */
    INTAKE,
    /** Confirm, refuse and part duplicates; settle what conflicts. */
    MERGE,
    /** Make and edit draft editions of reports. */
    REPORT_EDIT,
    /** Freeze an edition when it is submitted. */
    REPORT_FREEZE,
    /** Take lists out as workbooks. */
    EXPORT,
    /** See units, stations, homes, townships and holidays. */
    ORGANISATION_READ,
    /** Change units, stations, homes and aliases. */
    ORGANISATION_EDIT,
    /** Register people, and the posts they hold with the roles these bring; end them. */
    POST_EDIT,
    /** Synonym tables, tags, figure definitions. */
    VOCABULARY_EDIT,
    /** Keep the leading group, regulations, meetings, plans and tasks of the county; supervise them. */
    COORDINATION_EDIT,
    /** Do one's own unit's or station's part in what was agreed: opinions, items, receipts, reports, confirmations, visits. */
    COORDINATION_WORK,
    /** Read who decided what, and when. */
    AUDIT_READ,
    /** See the accounts of the division and what they may do. */
    ACCOUNT_READ,
    /** Open, disable and mend accounts of the division. */
    ACCOUNT_EDIT,
    /** Give and take the roles that one's own role gives ({@link Role#gives()}). */
    GRANT_EDIT,
    /** Unlock accounts; rules and keys. */
    SECURITY_EDIT,
    /** See which role may do what, where. */
    MATRIX_READ,
    /** Enter and change the personal columns of people within reach, and see them masked. */
    PERSON_EDIT,
    /** Find people within reach by a whole number, and have a number shown in full. */
    PERSON_REVEAL,
    /** Answer what people ask for about their own data. */
    PERSON_ANSWER,
    /** See what was shared with whom, and why. */
    SHARING_READ,
    /** Record a sharing. */
    SHARING_EDIT,
    /** See what is let go when, and try it out. */
    RETENTION_READ;

    public String messageKey() {
        return "permission." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
