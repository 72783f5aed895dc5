package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How a figure is written. */
public enum Display {
    /** As it is, thousands separated: 2,063. */
    EXACT,
    /** 万元 with one decimal: 43.8. */
    WAN,
    /** Rounded down to two digits and said so: 2,000余. */
    ABOUT,
    /** Percent with at most one decimal and no trailing zero: 86.8%, 100%. */
    PERCENT;

    private static final BigDecimal WAN_YUAN = BigDecimal.valueOf(10_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal ALMOST_ALL = new BigDecimal("99.9");
    private static final BigDecimal ALMOST_NOTHING = new BigDecimal("0.1");
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.DOWN);
    private static final BigDecimal SMALLEST_ABOUT = BigDecimal.valueOf(1_000);

    /** The number as a text of the interface's language; units stand beside it, not in it. */
    public String write(BigDecimal value, Locale locale) {
        return switch (this) {
            case EXACT -> grouped(value);
            case WAN -> wan(value);
            case ABOUT -> about(value, locale);
            case PERCENT -> percent(value);
        };
    }

    private static String about(BigDecimal value, Locale locale) {
        if (value.compareTo(SMALLEST_ABOUT) < 0) {
            return grouped(value);
        }
        BigDecimal rounded = value.round(TWO_DIGITS);
        if (rounded.compareTo(value) == 0) {
            return grouped(value);
        }
        return locale.getLanguage().equals("en") ? "over " + grouped(rounded) : grouped(rounded) + "余";
    }

    private static String wan(BigDecimal value) {
        return value.signum() == 0
                ? "0"
                : String.format(Locale.ROOT, "%,.1f", value.divide(WAN_YUAN, 1, RoundingMode.HALF_UP));
    }

    /** All and nothing are said of all and nothing only, never of what would round to it. */
    private static String percent(BigDecimal value) {
        BigDecimal hundredfold = value.multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP);
        if (hundredfold.compareTo(HUNDRED) == 0 && value.compareTo(BigDecimal.ONE) < 0) {
            hundredfold = ALMOST_ALL;
        }
        if (hundredfold.signum() == 0 && value.signum() > 0) {
            hundredfold = ALMOST_NOTHING;
        }
        return hundredfold.signum() == 0
                ? "0%"
                : hundredfold.stripTrailingZeros().toPlainString() + "%";
    }

    private static String grouped(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return String.format(Locale.ROOT, plain.scale() > 0 ? "%,.2f" : "%,.0f", plain);
    }
}
