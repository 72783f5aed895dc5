package cn.yipanqi.coordination.supervision;

import static cn.yipanqi.coordination.supervision.Side.LEAD;
import static cn.yipanqi.coordination.supervision.Side.OFFICE;
import static cn.yipanqi.coordination.supervision.Side.PARTNER;
import static cn.yipanqi.coordination.supervision.State.ASSIGNED;
import static cn.yipanqi.coordination.supervision.State.AT_WORK;
import static cn.yipanqi.coordination.supervision.State.DISCHARGED;
import static cn.yipanqi.coordination.supervision.State.FILED;
import static cn.yipanqi.coordination.supervision.State.OPEN;
import static cn.yipanqi.coordination.supervision.State.RECEIVED;
import static cn.yipanqi.coordination.supervision.State.REPORTED;
import static cn.yipanqi.coordination.supervision.State.RETURNED;
import static cn.yipanqi.coordination.supervision.State.WITHDRAWN;
import static cn.yipanqi.coordination.supervision.State.WITH_THE_LEAD;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The graph of legal moves: each with who may, from where, to where and what it needs. This list is the rule; the database has the same
 * list ({@code coordination.supervision_step}) and refuses what is not on it.
 *
 * <pre>
 * FILE > FILED > ASSIGN > ASSIGNED > RECEIVE > RECEIVED > BEGIN > AT_WORK > REPORT > REPORTED > DISCHARGE > DISCHARGED
 *                                                         AT_WORK < BEGIN < RETURNED < RETURN < REPORTED
 * </pre>
 *
 * <p>What stays where it is (progress, a partner's word, extensions, hand-overs) stands no less in the journal.
 */
public enum Move {
    /** 立项: a task comes under supervision. */
    FILE(OFFICE, Set.of(), FILED, Need.NOTHING),
    /** 交办: the lead is told, and its time to receive begins. */
    ASSIGN(OFFICE, Set.of(FILED), ASSIGNED, Need.NOTHING),
    /** 签收 */
    RECEIVE(LEAD, Set.of(ASSIGNED), RECEIVED, Need.NOTHING),
    /** 承办: for the first time, or again after it was returned. */
    BEGIN(LEAD, Set.of(RECEIVED, RETURNED), AT_WORK, Need.NOTHING),
    /** 进展: how far it is, in words, and where known in per cent. */
    PROGRESS(LEAD, Set.of(AT_WORK), null, Need.WORDS),
    /** 反馈: done, as the lead says, when every partner has confirmed its part. */
    REPORT(LEAD, Set.of(AT_WORK), REPORTED, Need.WORDS),
    /** 销号 */
    DISCHARGE(OFFICE, Set.of(REPORTED), DISCHARGED, Need.NOTHING),
    /** 退回: not done yet, with what is missing. */
    RETURN(OFFICE, Set.of(REPORTED), RETURNED, Need.WORDS),
    /** A partner has done its part. */
    CONFIRM(PARTNER, Set.of(RECEIVED, AT_WORK, RETURNED), null, Need.NOTHING),
    /** A partner says that its part is not done, and why. */
    OBJECT(PARTNER, Set.of(RECEIVED, AT_WORK, RETURNED), null, Need.WORDS),
    /** 申请延期: up to the last day and not after it, to a later day, with a reason. */
    ASK(LEAD, WITH_THE_LEAD, null, Need.WORDS_AND_DAY),
    /** 同意延期: the last day becomes the one asked for, and the extension is counted. */
    GRANT(OFFICE, Set.of(ASSIGNED, RECEIVED, AT_WORK, RETURNED, REPORTED), null, Need.NOTHING),
    /** 不同意延期 */
    REFUSE(OFFICE, Set.of(ASSIGNED, RECEIVED, AT_WORK, RETURNED, REPORTED), null, Need.WORDS),
    /** 移交: another unit leads, or another person answers for it. Clocks run on. */
    HAND_OVER(OFFICE, OPEN, null, Need.HANDS),
    /** 撤销 */
    WITHDRAW(OFFICE, OPEN, WITHDRAWN, Need.WORDS);

    /** What must be said with it. */
    public enum Need {
        NOTHING,
        WORDS,
        WORDS_AND_DAY,
        /** Who leads and who answers for it; words too where another unit leads. */
        HANDS
    }

    private final Side side;
    private final Set<State> from;
    private final @Nullable State target;
    private final Need need;

    /** @param target none where it stays where it is */
    Move(Side side, Collection<State> from, @Nullable State target, Need need) {
        this.side = side;
        this.from = from.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(from));
        this.target = target;
        this.need = need;
    }

    /** Who may. */
    public Side side() {
        return side;
    }

    /** Where it is legal; nowhere for the beginning. */
    public Set<State> from() {
        return from;
    }

    public Need need() {
        return need;
    }

    boolean needsWords() {
        return need == Need.WORDS || need == Need.WORDS_AND_DAY;
    }

    /** Where it leads; none where it is not legal. */
    public Optional<State> to(State state) {
        return from.contains(state) ? Optional.of(target == null ? state : target) : Optional.empty();
    }

    /** Whether it says how far the work is and what proves it. */
    public boolean tellsOfWork() {
        return this == PROGRESS || this == REPORT;
    }

    /** Whether nothing need be asked before it: a button suffices. */
    public boolean plain() {
        return this == ASSIGN
                || this == RECEIVE
                || this == BEGIN
                || this == CONFIRM
                || this == DISCHARGE
                || this == GRANT;
    }

    /** Whether it leads off the way: never the first thing to be offered. */
    public boolean offTheWay() {
        return this == HAND_OVER || this == WITHDRAW;
    }

    public String messageKey() {
        return "supervision.move." + name().toLowerCase(Locale.ROOT);
    }
}
