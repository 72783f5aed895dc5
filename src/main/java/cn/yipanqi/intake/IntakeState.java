package cn.yipanqi.intake;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where an intake stands, and where it may go from there. */
public enum IntakeState {
    /** Read, shown, nothing posted. */
    PREVIEW,
    POSTED,
    /** Posted and taken back as a whole. */
    UNDONE,
    /** Given up before anything was posted. */
    ABANDONED;

    private Set<IntakeState> next() {
        return switch (this) {
            case PREVIEW -> EnumSet.of(POSTED, ABANDONED);
            case POSTED -> EnumSet.of(UNDONE);
            case UNDONE, ABANDONED -> EnumSet.noneOf(IntakeState.class);
        };
    }

    boolean mayBecome(IntakeState other) {
        return next().contains(other);
    }

    public String messageKey() {
        return "intake.state." + name().toLowerCase(Locale.ROOT);
    }
}
