package cn.yipanqi.ledger.input;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as people type it: 105, １０５, 1,234, 约105, 2000余, 105人次, 1.5万, 4200元.
 *
 * @param value in units (yuan, persons ...), may be negative: whoever asked says why that will not do
 * @param about whether it was typed as approximate
 */
record TypedNumber(BigDecimal value, boolean about) {

    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final Pattern FORM =
            Pattern.compile("(?<before>约|大约|近|将近)?(?<number>-?\\d{1,12}(?:\\.\\d{1,6})?)(?<wan>万)?(?<after>余|多|左右)?"
                    + "(?:元|人次|人|名|家|个|份|册|次|分钟)?(?<last>余|多|左右)?");

    static Optional<TypedNumber> read(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[,，\\s]", "");
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(parts.group("number"));
        boolean about = parts.group("before") != null || parts.group("after") != null || parts.group("last") != null;
        return Optional.of(new TypedNumber(parts.group("wan") == null ? number : number.multiply(WAN), about));
    }

    /** Decimals it really has: 2 for 4200.50, 0 for 1.5 times ten thousand. */
    int decimals() {
        return Math.max(0, value.stripTrailingZeros().scale());
    }

    /** Digits before the point. */
    int digits() {
        return value.precision() - value.scale();
    }
}
