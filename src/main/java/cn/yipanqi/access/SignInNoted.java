package cn.yipanqi.access;

import java.util.UUID;

/**
 * Somebody signed in to an account, or was refused there. Announced within the transaction that notes it, under a scope that may record
 * deeds of that county. Attempts on accounts that do not exist are not announced: what was typed there may be a password.
 *
 * @param county ledger code of the division the account is granted
 * @param account whose account
 * @param outcome what came of it
 * @param way by what
 * @param origin from where
 */
public record SignInNoted(long county, UUID account, Outcome outcome, Way way, Origin origin) {

    /** What comes of an attempt. */
    public enum Outcome {
        SIGNED_IN,
        /** Wrong password, or a one-time password that had run out; a passkey that did not prove itself. */
        REFUSED,
        /** The password was right, the second factor not. */
        CODE_REFUSED,
        /** Too many failures before; the password was not even looked at. */
        THROTTLED
    }
}
