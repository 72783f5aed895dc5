package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.web.TypedDay;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Time limits as lists write them: 2022年9月底前, 9月30日前, 年底前, 三季度末, 上半年. A month stands for its last day.
 *
 * @param year of what names none
 */
record DueReader(int year) {

    private static final String YEAR = "(?:(\\d{4})年)?";
    private static final Pattern BEFORE = Pattern.compile("(?:之前|以前|前|止|完成|办结|内)+$");
    private static final Pattern MONTH = Pattern.compile("(?:(\\d{4})[年./-])?(\\d{1,2})月?(?:份)?(底|末|上旬|中旬|下旬|初)?");
    private static final Pattern DAY = Pattern.compile(YEAR + "(\\d{1,2})月(\\d{1,2})[日号]?");
    private static final Pattern YEAR_END = Pattern.compile(YEAR + "(?:年底|底|年末|年|全年|年度|本年|当年|长期|持续)");
    private static final Pattern QUARTER = Pattern.compile(YEAR + "第?([1-4])季度(?:底|末)?");
    private static final Pattern HALF = Pattern.compile(YEAR + "([上下])半年(?:底|末)?");
    private static final Map<String, String> NUMERALS = numerals();

    private static Map<String, String> numerals() {
        Map<String, String> numerals = new TreeMap<>(java.util.Comparator.reverseOrder());
        String[] words = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"};
        for (int i = 0; i < words.length; i++) {
            numerals.put(words[i], String.valueOf(i + 1));
        }
        return numerals;
    }

    /** None where it says no day. */
    Optional<LocalDate> read(Cell cell) {
        if (cell.type() == Cell.Type.DATE) {
            return TypedDay.read(cell.text().replaceAll("[T ].*", ""));
        }
        String text = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC).replaceAll("[\\s。;；,，]", "");
        text = digits(text);
        String bare = BEFORE.matcher(text).replaceFirst("");
        try {
            return TypedDay.read(bare).or(() -> day(bare)).or(() -> span(bare)).or(() -> month(bare));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String digits(String text) {
        for (String unit : new String[] {"月", "季度"}) {
            for (Map.Entry<String, String> numeral : NUMERALS.entrySet()) {
                text = text.replace(numeral.getKey() + unit, numeral.getValue() + unit);
            }
        }
        return text;
    }

    private int year(Matcher matcher) {
        return matcher.group(1) == null ? year : Integer.parseInt(matcher.group(1));
    }

    private Optional<LocalDate> day(String text) {
        Matcher day = DAY.matcher(text);
        return day.matches()
                ? Optional.of(LocalDate.of(year(day), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3))))
                : Optional.empty();
    }

    private Optional<LocalDate> span(String text) {
        Matcher end = YEAR_END.matcher(text);
        if (end.matches()) {
            return Optional.of(LocalDate.of(year(end), 12, 31));
        }
        Matcher quarter = QUARTER.matcher(text);
        if (quarter.matches()) {
            return Optional.of(YearMonth.of(year(quarter), Integer.parseInt(quarter.group(2)) * 3)
                    .atEndOfMonth());
        }
        Matcher half = HALF.matcher(text);
        return half.matches()
                ? Optional.of(YearMonth.of(year(half), half.group(2).equals("上") ? 6 : 12)
                        .atEndOfMonth())
                : Optional.empty();
    }

    private Optional<LocalDate> month(String text) {
        Matcher month = MONTH.matcher(text);
        if (!month.matches() || !text.contains("月") && month.group(1) == null) {
            return Optional.empty();
        }
        YearMonth in = YearMonth.of(year(month), Integer.parseInt(month.group(2)));
        String part = month.group(3) == null ? "" : month.group(3);
        return Optional.of(
                switch (part) {
                    case "上旬", "初" -> in.atDay(10);
                    case "中旬" -> in.atDay(20);
                    default -> in.atEndOfMonth();
                });
    }

    /** As the county's lists write it: the end of a month by its month, any other day as such. */
    static String written(LocalDate due) {
        return due.getDayOfMonth() == due.lengthOfMonth()
                ? due.getYear() + "年" + due.getMonthValue() + "月底前"
                : due.getYear() + "年" + due.getMonthValue() + "月" + due.getDayOfMonth() + "日前";
    }
}
