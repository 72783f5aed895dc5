package cn.yipanqi.web;

import cn.yipanqi.shared.Money;
import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How values are written, in every language alike: thousands separated, {@code --} for what is not there, days as 2022-03-05. */
final class Notation {

    /** Nothing is stated: never 0. */
    static final String NONE = "--";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ZoneId zone;

    Notation(ZoneId zone) {
        this.zone = zone;
    }

    /** 2,063; decimals only as far as they are there, at most two. */
    String number(@Nullable Number value) {
        return value == null ? NONE : pattern("#,##0.##").format(value);
    }

    /** Yuan: 15,480, and 15,480.50 where there are fen. */
    String yuan(@Nullable BigDecimal value) {
        if (value == null) {
            return NONE;
        }
        boolean round = value.stripTrailingZeros().scale() <= 0;
        return pattern(round ? "#,##0" : "#,##0.00").format(value);
    }

    String money(@Nullable Money value) {
        return value == null ? NONE : yuan(value.yuan());
    }

    /** 万元 with one decimal: 43.8. */
    String wan(@Nullable Money value) {
        return value == null ? NONE : pattern("#,##0.0").format(value.inWan(1));
    }

    /** A ratio between 0 and 1 as per cent, at most one decimal: 86.8%, 100%. */
    String percent(@Nullable BigDecimal ratio) {
        return ratio == null ? NONE : pattern("#,##0.#").format(ratio.multiply(HUNDRED)) + "%";
    }

    String day(@Nullable LocalDate day) {
        return day == null ? NONE : day.toString();
    }

    /** One day, or two with ～ between. */
    String span(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null || to == null || from.equals(to)) {
            return day(from == null ? to : from);
        }
        return new Period(from, to).toString();
    }

    String time(@Nullable Instant at) {
        return at == null ? NONE : MINUTE.format(at.atZone(zone));
    }

    String text(@Nullable String value) {
        return value == null || value.isBlank() ? NONE : value;
    }

    private static DecimalFormat pattern(String pattern) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }
}
