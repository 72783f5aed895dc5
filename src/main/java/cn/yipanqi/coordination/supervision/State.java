package cn.yipanqi.coordination.supervision;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How an item stands. */
public enum State {
    /** 立项 */
    FILED(Side.OFFICE),
    /** 交办 */
    ASSIGNED(Side.LEAD),
    /** 签收 */
    RECEIVED(Side.LEAD),
    /** 承办 */
    AT_WORK(Side.LEAD),
    /** 反馈: it lies with the office for review 审核. */
    REPORTED(Side.OFFICE),
    /** 退回 */
    RETURNED(Side.LEAD),
    /** 销号: done; the office keeps the papers. */
    DISCHARGED(Side.OFFICE),
    /** 撤销: given up, with a reason; the office keeps the papers. */
    WITHDRAWN(Side.OFFICE);

    static final Set<State> ENDED = Collections.unmodifiableSet(EnumSet.of(DISCHARGED, WITHDRAWN));
    static final Set<State> OPEN = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.copyOf(ENDED)));
    /** Where the lead has it in hand. */
    static final Set<State> WITH_THE_LEAD =
            Collections.unmodifiableSet(EnumSet.of(ASSIGNED, RECEIVED, AT_WORK, RETURNED));

    private final Side owner;

    State(Side owner) {
        this.owner = owner;
    }

    /** Whether the lead has it in hand, so that its dates are the lead's to keep. */
    public boolean withTheLead() {
        return WITH_THE_LEAD.contains(this);
    }

    /** Whose turn it is. */
    public Side owner() {
        return owner;
    }

    public boolean ended() {
        return ENDED.contains(this);
    }

    public String messageKey() {
        return "supervision.state." + name().toLowerCase(Locale.ROOT);
    }
}
