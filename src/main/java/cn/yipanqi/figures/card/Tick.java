package cn.yipanqi.figures.card;

import cn.yipanqi.ledger.MatterShare;

/** How far a row is verified. */
public enum Tick {
    /** Entries of the matter differ and nobody has settled it. */
    DIFFERS("△"),
    /** Somebody has looked at the evidence or the original. */
    SEEN("✓"),
    /** Entered by hand, with no workbook cell or record behind it, and not looked at. */
    UNTRACED("✗"),
    /** Traced to a cell or a record, and added up. */
    SUMMED("Σ");

    private final String sign;

    Tick(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    public String messageKey() {
        return "figures.tick." + name().toLowerCase(java.util.Locale.ROOT);
    }

    static Tick of(MatterShare share) {
        if (!share.conflicts().isEmpty()) {
            return DIFFERS;
        }
        if (share.evidenceSeen()) {
            return SEEN;
        }
        boolean byHand = share.source().file() == null && share.source().record() == null;
        return byHand && share.source().module().equals("ledger") ? UNTRACED : SUMMED;
    }
}
