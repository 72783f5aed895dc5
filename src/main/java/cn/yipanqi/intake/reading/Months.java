package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.value.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The month a sheet's name or a heading names: 3月, 三月份, 2022年3月. A span of months names none. */
final class Months {

    private static final List<String> NUMERALS = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二");
    private static final Pattern MONTH = Pattern.compile("(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?!\\d)");

    private Months() {}

    static Optional<Integer> in(String text) {
        Matcher matcher = MONTH.matcher(PlainText.dense(text));
        Integer found = null;
        while (matcher.find()) {
            if (found != null) {
                return Optional.empty();
            }
            int spelled = NUMERALS.indexOf(matcher.group(1));
            found = spelled >= 0 ? spelled + 1 : Integer.valueOf(matcher.group(1));
        }
        return Optional.ofNullable(found);
    }
}
