package cn.yipanqi.access;

import org.jspecify.annotations.Nullable;

/** What somebody whose password was right owes before anything is open to him. */
public enum Owed {
    NOTHING(null),
    /** A code of his second factor. */
    CODE("/sign-in/second-factor"),
    /** To enrol one: his role must not be without. */
    ENROLMENT("/account/second-factor");

    private final @Nullable String page;

    Owed(@Nullable String page) {
        this.page = page;
    }

    /** The one page open to him; none where all are. */
    public @Nullable String page() {
        return page;
    }
}
