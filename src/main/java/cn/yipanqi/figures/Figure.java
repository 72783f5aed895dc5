package cn.yipanqi.figures;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure's answer.
 *
 * @param value none where it cannot be told, and {@code why} says why; a ratio lies between 0 and 1
 * @param rows how many rows it opens
 * @param asOf the posting number it was read at
 * @param about whether a source gave one of the values as approximate
 * @param why says why there is no value
 */
public record Figure(
        Definition definition,
        long county,
        Period period,
        long asOf,
        @Nullable BigDecimal value,
        long rows,
        boolean about,
        @Nullable Message why) {

    public String display(Locale locale) {
        return value == null ? "--" : definition.display().write(value, locale);
    }

    /** The unit beside the display: a sum of yuan written in 万元 says so. */
    public String unit(Locale locale) {
        return definition.display() == Display.WAN
                ? (locale.getLanguage().equals("en") ? "×10,000 yuan" : "万元")
                : definition.unit().in(locale);
    }
}
