package cn.yipanqi.intake;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where an intake stands, and where it may go from there. */
public enum IntakeState {
    /** Read, shown, nothing posted. */
    PREVIEW,
    /** Some of its sheets are posted, the others still wait. */
    PARTLY,
    POSTED,
    /** Posted and taken back as a whole. */
    UNDONE,
    /** Given up before anything was posted. */
    ABANDONED;

    private Set<IntakeState> next() {
        return switch (this) {
            case PREVIEW -> EnumSet.of(PARTLY, POSTED, ABANDONED);
            case PARTLY -> EnumSet.of(PARTLY, POSTED, UNDONE);
            case POSTED -> EnumSet.of(UNDONE);
            case UNDONE, ABANDONED -> EnumSet.noneOf(IntakeState.class);
        };
    }

    boolean mayBecome(IntakeState other) {
        return next().contains(other);
    }

    /** Whether something of it may still be posted. */
    public boolean waits() {
        return this == PREVIEW || this == PARTLY;
    }

    /** Whether something of it stands in the ledger. */
    public boolean inLedger() {
        return this == PARTLY || this == POSTED;
    }

    public String messageKey() {
        return "intake.state." + name().toLowerCase(Locale.ROOT);
    }
}
