package cn.yipanqi.access;

import java.util.UUID;

/**
 * Somebody's second factor changed. Announced within the transaction that changes it.
 *
 * @param county ledger code of the division the account acts in
 * @param account whose factor
 * @param change what became of it
 */
public record FactorNoted(long county, UUID account, Change change) {

    /** What may become of a second factor. */
    public enum Change {
        ENROLLED,
        NEW_CODES,
        REMOVED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED
    }
}
