package cn.yipanqi.intake.reading.value;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On which days of the week a home is open, as a note under a ledger says it: 每周二至周六（法定节假日不开放）, 星期一、三、五, 每天.
 *
 * @param days never empty
 * @param closedOnHolidays whether the note closes it on public holidays
 */
public record OpeningDays(Set<DayOfWeek> days, boolean closedOnHolidays) {

    /** What a note has to say of opening days it says within so many characters. */
    private static final int LONGEST = 400;

    private static final String NUMERALS = "一二三四五六日";
    private static final Pattern SPEAKS_OF_OPENING = Pattern.compile("开放|开馆|开门|营业|服务时间|值班时间|开设时间|闭馆|休馆");
    private static final String DAY = "(?:星期|礼拜|周)?([一二三四五六日天末])";
    private static final Pattern RANGE = Pattern.compile("(?:星期|礼拜|周)([一二三四五六日天])(?:至|到|~|—+|–|-+|―)" + DAY);
    private static final Pattern LIST = Pattern.compile("(?:星期|礼拜|周)([一二三四五六日天](?:[、,，和及与](?:星期|礼拜|周)?[一二三四五六日天])*)");
    private static final Pattern EVERY_DAY = Pattern.compile("每天|每日|天天|全年|周一至周日|无休|全周");
    private static final Pattern WORKDAYS = Pattern.compile("工作日");
    private static final Pattern WEEKEND = Pattern.compile("(?:周末|双休日)");
    private static final Pattern CLOSED = Pattern.compile(
            "(?:每?(?:星期|礼拜|周)[一二三四五六日天](?:(?:至|到|~|-)(?:星期|礼拜|周)?[一二三四五六日天]|(?:[、和及](?:星期|礼拜|周)?[一二三四五六日天])*)|周末|双休日)(?:闭馆|休馆|休息|不开放|除外|不开|关闭|例外)");
    private static final Pattern HOLIDAYS_CLOSED = Pattern.compile(
            "(?:法定)?(?:节假日|节日|假日|假期)(?:期间)?(?:除外|不开放|闭馆|休馆|休息|不开|关闭|放假|例外|不含)|(?:除|不含)(?:国家)?法定(?:节假日|节日|假日)|(?:除|不含)节假日");

    public OpeningDays {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("open on no day");
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** Empty where the text does not speak of opening days. */
    public static Optional<OpeningDays> in(String note) {
        String text = PlainText.dense(note.substring(0, Math.min(note.length(), LONGEST)));
        if (!SPEAKS_OF_OPENING.matcher(text).find()) {
            return Optional.empty();
        }
        boolean closedOnHolidays =
                HOLIDAYS_CLOSED.matcher(text).find() || WORKDAYS.matcher(text).find();
        Set<DayOfWeek> closed = EnumSet.noneOf(DayOfWeek.class);
        Matcher closing = CLOSED.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (closing.find()) {
            closed.addAll(named(closing.group()));
            closing.appendReplacement(rest, "");
        }
        Set<DayOfWeek> open = named(closing.appendTail(rest).toString());
        if (open.isEmpty() && !closed.isEmpty()) {
            open = EnumSet.allOf(DayOfWeek.class);
        }
        open.removeAll(closed);
        return open.isEmpty() ? Optional.empty() : Optional.of(new OpeningDays(open, closedOnHolidays));
    }

    private static Set<DayOfWeek> named(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (EVERY_DAY.matcher(text).find()) {
            days.addAll(EnumSet.allOf(DayOfWeek.class));
        }
        if (WORKDAYS.matcher(text).find()) {
            days.addAll(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        }
        if (WEEKEND.matcher(text).find()) {
            days.addAll(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        }
        Matcher range = RANGE.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (range.find()) {
            DayOfWeek day = day(range.group(1).charAt(0));
            DayOfWeek last = day(range.group(2).charAt(0));
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
            range.appendReplacement(rest, "");
        }
        Matcher list = LIST.matcher(range.appendTail(rest));
        while (list.find()) {
            list.group(1)
                    .chars()
                    .filter(c -> NUMERALS.indexOf(c) >= 0 || c == '天')
                    .forEach(c -> days.add(day((char) c)));
        }
        return days;
    }

    private static DayOfWeek day(char numeral) {
        if (numeral == '天' || numeral == '末') {
            return DayOfWeek.SUNDAY;
        }
        return DayOfWeek.of(NUMERALS.indexOf(numeral) + 1);
    }
}
