package cn.yipanqi.access;

import java.util.Locale;

/** By what somebody signs in. */
public enum Way {
    /** Name and password, with a code where the account has a second factor. */
    PASSWORD,
    /** A passkey of his device, which knows that it is he: both factors in one. */
    PASSKEY,
    /** Another sign-in (OpenID Connect) that vouches for him. */
    PROVIDER;

    public String messageKey() {
        return "access.way." + name().toLowerCase(Locale.ROOT);
    }
}
