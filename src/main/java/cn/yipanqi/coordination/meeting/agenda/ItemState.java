package cn.yipanqi.coordination.meeting.agenda;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How an agenda item stands. */
public enum ItemState {
    /** 待审: a member has proposed it. */
    PROPOSED,
    /** 已列入: it has its place on the agenda. */
    ACCEPTED,
    /** 未采纳, with a reason. */
    REFUSED,
    /** 缓议, with a reason: it waits for a later meeting of the series. */
    POSTPONED,
    /** 已撤回 by whoever proposed it. */
    WITHDRAWN;

    /** What may become of it before the minutes are issued. */
    private static final Map<ItemState, Set<ItemState>> STEPS = Map.of(
            PROPOSED, Set.of(ACCEPTED, REFUSED, POSTPONED, WITHDRAWN),
            ACCEPTED, Set.of(POSTPONED, REFUSED),
            REFUSED, Set.of(ACCEPTED),
            POSTPONED, Set.of(ACCEPTED),
            WITHDRAWN, Set.of());

    public boolean leadsTo(ItemState next) {
        return STEPS.getOrDefault(this, Set.of()).contains(next);
    }

    public String messageKey() {
        return "meeting.item.state." + name().toLowerCase(Locale.ROOT);
    }
}
