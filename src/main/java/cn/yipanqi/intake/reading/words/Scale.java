package cn.yipanqi.intake.reading.words;

import java.math.BigDecimal;
import java.util.Optional;

/** In what a column counts: single yuan or people, thousands, ten thousands (万元, 万人次). */
public enum Scale {
    ONE(1),
    HUNDRED(100),
    THOUSAND(1000),
    TEN_THOUSAND(10_000),
    MILLION(1_000_000);

    private final BigDecimal factor;

    Scale(long factor) {
        this.factor = BigDecimal.valueOf(factor);
    }

    public BigDecimal factor() {
        return factor;
    }

    /** The scale a label names: 万元, 千元, 元, 万人次. Empty where it names none. */
    static Optional<Scale> in(String label) {
        if (label.contains("百万元")) {
            return Optional.of(MILLION);
        }
        if (label.matches(".*万(元|人|次|份|条|$|\\)).*")) {
            return Optional.of(TEN_THOUSAND);
        }
        if (label.matches(".*千(元|人|次|份).*")) {
            return Optional.of(THOUSAND);
        }
        if (label.contains("百元")) {
            return Optional.of(HUNDRED);
        }
        return label.contains("元") ? Optional.of(ONE) : Optional.empty();
    }
}
