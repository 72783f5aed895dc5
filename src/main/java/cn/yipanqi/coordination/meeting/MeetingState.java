package cn.yipanqi.coordination.meeting;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.OutOfStep;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How far a meeting has come. */
public enum MeetingState {
    /** 拟召开: a day is set. */
    PLANNED,
    /** 已通知: the notice has gone out to those invited. */
    CALLED,
    /** 已召开: attendance is recorded, and the ledger has it. */
    HELD,
    /** 已印发纪要: nothing of it changes any more. */
    MINUTED,
    /** 已取消, with a reason. */
    CANCELLED;

    /**
     * Every legal step; the database has the same. A meeting of which no notice went out here, since it is entered afterwards, is held all the same.
     * One held by mistake is cancelled, and its entry withdrawn.
     */
    private static final Map<MeetingState, Set<MeetingState>> STEPS = Map.of(
            PLANNED, Set.of(CALLED, HELD, CANCELLED),
            CALLED, Set.of(HELD, CANCELLED),
            HELD, Set.of(MINUTED, CANCELLED),
            MINUTED, Set.of(),
            CANCELLED, Set.of());

    public boolean leadsTo(MeetingState next) {
        return STEPS.getOrDefault(this, Set.of()).contains(next);
    }

    /** @throws OutOfStep where no step leads there */
    void require(MeetingState next) {
        if (!leadsTo(next)) {
            throw new OutOfStep(Message.of("meeting.step", Message.of(messageKey()), Message.of(next.messageKey())));
        }
    }

    /** Whether nothing of it changes any more. */
    public boolean closed() {
        return this == MINUTED || this == CANCELLED;
    }

    /** Whether it took place. */
    public boolean tookPlace() {
        return this == HELD || this == MINUTED;
    }

    /** Whether it is still to come. */
    public boolean ahead() {
        return this == PLANNED || this == CALLED;
    }

    public String messageKey() {
        return "meeting.state." + name().toLowerCase(Locale.ROOT);
    }
}
