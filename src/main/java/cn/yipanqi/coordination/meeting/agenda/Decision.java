package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.coordination.plan.TaskState;
import cn.yipanqi.shared.Commons;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on an item.
 *
 * @param commons with lead and due day, all or none: without them it only states something
 * @param partners units that assist
 * @param bodies bodies outside the mass organisations that assist
 * @param state what the office said of it
 * @param word how it was settled, or why it was dropped
 * @param task the one task it became
 * @param taskState how that stands
 */
public record Decision(
        UUID id,
        long county,
        UUID item,
        int position,
        String text,
        @Nullable Commons commons,
        @Nullable UUID lead,
        @Nullable LocalDate due,
        List<UUID> partners,
        List<UUID> bodies,
        State state,
        @Nullable String word,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable UUID task,
        @Nullable TaskState taskState,
        int revision,
        String changedBy) {

    /** 落实情况, in the words of counties' own tables. */
    public enum State {
        /** 正在推进 */
        OPEN,
        /** 已落实 */
        SETTLED,
        /** 不再落实, with a reason. */
        DROPPED;

        public String messageKey() {
            return "meeting.decision.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    public Decision {
        partners = List.copyOf(partners);
        bodies = List.copyOf(bodies);
    }

    /** Whether somebody is to carry it out. */
    public boolean toBeDone() {
        return lead != null;
    }

    /** How it stands: what the office said, else as its task stands. */
    public State stands() {
        if (state != State.OPEN || taskState == null) {
            return state;
        }
        return switch (taskState) {
            case OPEN -> State.OPEN;
            case DONE -> State.SETTLED;
            case DROPPED -> State.DROPPED;
        };
    }

    /** Whether it comes back to the next agenda. */
    public boolean open() {
        return toBeDone() && stands() == State.OPEN;
    }
}
