package cn.yipanqi.report.word;

import org.jspecify.annotations.Nullable;

/**
 * Where a number of a report comes from: a row of the table of sources 数据来源表.
 *
 * @param code the figure's code, or {@code typed.1}
 * @param cardCode short mark that stands behind the number in the text: A1, ※1
 * @param name what is counted: 共同开展活动
 * @param display the value as its definition shows it: "198", "43.8"
 * @param unit word behind the value, may be empty: 场次, 万元
 * @param definition 口径, how it is counted
 * @param period the days it covers, in words
 * @param rows how many rows it opens; none for a number typed by hand
 * @param responsible unit that answers for it; for a number typed by hand, who signed for it
 */
public record NumberSource(
        String code,
        String cardCode,
        String name,
        String display,
        String unit,
        String definition,
        String period,
        @Nullable Long rows,
        String responsible) {

    /** The value with its unit, as the table shows it. */
    String shown() {
        return display + unit;
    }
}
