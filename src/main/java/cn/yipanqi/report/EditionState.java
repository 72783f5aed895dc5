package cn.yipanqi.report;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.OutOfStep;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How far an edition has come. */
public enum EditionState {
    /** 拟稿: its text may be edited, its figures follow the ledger. */
    DRAFT,
    /** 核稿: another person than whoever sent it reads it; its text is locked, its figures follow the ledger. */
    REVIEW,
    /** 待签发: it was passed, and waits for the leader's signature on paper. */
    REVIEWED,
    /** 签发: signed on paper; its figures are those of the signing. */
    SIGNED,
    /** 报送: nothing of it changes any more. */
    FROZEN;

    /** Every legal step; what is not here cannot happen. The database's trigger holds the same list. */
    private static final Map<EditionState, Set<EditionState>> STEPS = Map.of(
            DRAFT, Set.of(DRAFT, REVIEW, REVIEWED),
            REVIEW, Set.of(REVIEWED, DRAFT),
            REVIEWED, Set.of(SIGNED, DRAFT),
            SIGNED, Set.of(FROZEN, DRAFT),
            FROZEN, Set.of());

    /** @throws OutOfStep where no step leads there, saying which step it waits for */
    void require(EditionState next) {
        if (!STEPS.getOrDefault(this, Set.of()).contains(next)) {
            throw new OutOfStep(waitsFor());
        }
    }

    /** @throws OutOfStep where it stands anywhere else */
    void requireHere(EditionState expected) {
        if (this != expected) {
            throw new OutOfStep(waitsFor());
        }
    }

    private Message waitsFor() {
        return Message.of(this == FROZEN ? "report.frozen" : "report.waits." + name().toLowerCase(Locale.ROOT));
    }

    public String messageKey() {
        return "report.state." + name().toLowerCase(Locale.ROOT);
    }
}
