package cn.yipanqi.coordination.regulation;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.OutOfStep;
import java.util.Locale;
import java.util.Set;

/** How far a version has come, and where it may go from there. */
public enum VersionState {
    DRAFT,
    /** Units are asked for their opinions until a day. */
    OPINIONS,
    /** Adopted, and in force from a day until another takes its place. */
    ADOPTED,
    REPEALED;

    private Set<VersionState> next() {
        return switch (this) {
            // What comes from above is entered as it is: nobody here is asked about it.
            case DRAFT -> Set.of(OPINIONS, ADOPTED);
            // Asked again until a later day, or further units.
            case OPINIONS -> Set.of(OPINIONS, ADOPTED);
            case ADOPTED -> Set.of(REPEALED);
            case REPEALED -> Set.of();
        };
    }

    /** @throws OutOfStep where no way leads there */
    void to(VersionState state) {
        if (!next().contains(state)) {
            throw new OutOfStep(Message.of(
                    "regulation.transition.refused", Message.of(messageKey()), Message.of(state.messageKey())));
        }
    }

    public boolean draft() {
        return this == DRAFT || this == OPINIONS;
    }

    public String messageKey() {
        return "regulation.state." + name().toLowerCase(Locale.ROOT);
    }
}
