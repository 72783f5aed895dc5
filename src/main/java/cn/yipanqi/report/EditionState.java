package cn.yipanqi.report;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How far an edition has come. */
public enum EditionState {
    /** 草稿: its text may be edited, its figures follow the ledger. */
    DRAFT,
    /** 已报送: nothing of it changes any more. */
    FROZEN;

    /** Every legal step; what is not here cannot happen. */
    private static final Map<EditionState, Set<EditionState>> STEPS =
            Map.of(DRAFT, Set.of(DRAFT, FROZEN), FROZEN, Set.of());

    /** @throws Refusal (STALE) where no step leads there: somebody else's came first */
    void require(EditionState next) {
        if (!STEPS.getOrDefault(this, Set.of()).contains(next)) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("report.frozen"));
        }
    }

    public String messageKey() {
        return "report.state." + name().toLowerCase(Locale.ROOT);
    }
}
