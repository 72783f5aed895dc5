package cn.yipanqi.report.template;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the occasion of a report gives its text; the token is the name in lower case, {@code {county}}. */
public enum Place {
    /** The county's name: 班玛县. */
    COUNTY,
    /** The period reported on: 2022年, 2022年上半年, 2022年第一季度, 2022年3月, 2022年3月5日至4月10日. */
    PERIOD,
    /** The same without its year, as a text goes on to call it: 全年, 上半年, 第一季度, 3月份, 本期. */
    SPAN,
    /** The period after it: 2023年, 2022年下半年, 2022年第二季度, 2022年4月, 下一阶段. */
    NEXT;

    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Place of(String token) {
        for (Place place : values()) {
            if (place.token().equals(token)) {
                return place;
            }
        }
        return null;
    }
}
