package cn.yipanqi.intake.reading.value;

import cn.yipanqi.intake.reading.workbook.Cell;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads days and spans as offices write them: serial numbers with or without a date format, 2022.3.5, 3月5日, 3.5, 2022/03/05 14:30,
 * 20220305, 2022-3-5至3-7, 3月5-7日, 二〇二二年三月五日. What has no year takes the ledger's; what has no month takes the sheet's, where
 * its name or a heading gives one.
 *
 * @param year the ledger's
 * @param month the sheet's or section's, if any
 */
public record DayReader(int year, @Nullable Integer month) {

    /** Serial numbers of 2000-01-01 and 2099-12-31: a bare number between them is a day whose format got lost. */
    private static final int FIRST_SERIAL = 36526;

    private static final int LAST_SERIAL = 73050;

    /** No span is written with more characters than this. */
    private static final int LONGEST = 120;

    private static final Pattern TIME = Pattern.compile(
            "T?(上午|下午|晚上|晚|早上|中午|全天)?(\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?|\\d{1,2}[时点](\\d{1,2}分|半|整)?)"
                    + "([-~—–至到](上午|下午|晚上)?(\\d{1,2}:\\d{2}(:\\d{2})?|\\d{1,2}[时点](\\d{1,2}分|半|整)?))?|上午|下午|晚上|全天|[AaPp][Mm]");
    private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)");
    private static final Pattern TAIL = Pattern.compile("[.。,，;；、]+$");
    private static final Pattern WEEKDAY = Pattern.compile("[(]?(星期|周|礼拜)[一二三四五六日天末][)]?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("((?:19|20)\\d{2}|\\d{2}(?=[年.].*[月.]))[年./\\-]\\s*(\\d{1,2})[月./\\-]\\s*(\\d{1,2})[日号]?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[/\\-](\\d{1,2})[/\\-]((?:19|20)\\d{2})");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern FIVE_DIGITS = Pattern.compile("\\d{5}");
    private static final Pattern FOUR_DIGITS = Pattern.compile("(0\\d|1[0-2])([0-3]\\d)(?!\\d)");
    private static final Pattern MONTH_DAY = Pattern.compile("(\\d{1,2})[月./\\-](\\d{1,2})[日号]?");
    private static final Pattern DAY_ALONE = Pattern.compile("(\\d{1,2})[日号]?");
    private static final Pattern DAYS_ALONE = Pattern.compile("\\d{1,2}[日号]?(?:[-~—至到、])\\d{1,2}[日号]");
    private static final Pattern MONTH_ONLY =
            Pattern.compile("(?:(?:19|20)?\\d{2}[年./\\-])?(\\d{1,2})月?(?:份|上旬|中旬|下旬|初|底|末)?");
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:日|号)?\\s*(?:至|到|~|—+|–|-+|―|、|,|和|及)\\s*");

    private record Part(LocalDate day, boolean hasYear, int end) {}

    /** Days are not yet compared with the ledger's year. */
    public Reading<Days> read(Cell cell) {
        return switch (cell.type()) {
            case BLANK -> Reading.blank();
            case ERROR -> Reading.unreadable("error", cell.text());
            case UNCOMPUTED -> Reading.unreadable("uncomputed", cell.text());
            case BOOLEAN -> Reading.unreadable("noDay", cell.text());
            case DATE -> serial(cell.number());
            case NUMBER -> number(cell);
            case TEXT -> text(cell.text());
        };
    }

    private static Reading<Days> serial(@Nullable BigDecimal serial) {
        double value = serial == null ? -1 : serial.doubleValue();
        return DateUtil.isValidExcelDate(value)
                ? Reading.exactly(Days.on(DateUtil.getLocalDateTime(value).toLocalDate()))
                : Reading.unreadable("noDay", String.valueOf(serial));
    }

    private Reading<Days> number(Cell cell) {
        BigDecimal number = cell.number();
        if (number != null
                && number.compareTo(BigDecimal.valueOf(FIRST_SERIAL)) >= 0
                && number.compareTo(BigDecimal.valueOf(LAST_SERIAL)) <= 0) {
            return serial(number);
        }
        if (number != null && number.scale() == 1 && (number.unscaledValue().intValue() % 10) <= 3) {
            return lostZero(number, cell.text());
        }
        return text(cell.text());
    }

    /** The number 3.1 was typed as 3.1 or as 3.10; a spreadsheet keeps no trailing zero. */
    private Reading<Days> lostZero(BigDecimal number, String text) {
        int monthNumber = number.intValue();
        int tens = number.unscaledValue().intValue() % 10;
        if (monthNumber < 1 || monthNumber > 12 || tens < 1) {
            return Reading.unreadable("noDay", text);
        }
        if (tens * 10 > YearMonth.of(year, monthNumber).lengthOfMonth()) {
            return Reading.exactly(Days.on(LocalDate.of(year, monthNumber, tens)));
        }
        return Reading.unreadable(
                "lostZero", text, String.valueOf(monthNumber), String.valueOf(tens), String.valueOf(tens * 10));
    }

    /** Both days a number such as 3.1 may mean; empty for everything else. */
    public List<LocalDate> candidates(Cell cell) {
        BigDecimal number = cell.number();
        boolean doubtful = cell.type() == Cell.Type.NUMBER
                && number(cell) instanceof Reading.Unreadable<Days> unread
                && unread.problem().key().endsWith("lostZero");
        if (!doubtful || number == null) {
            return List.of();
        }
        LocalDate early =
                LocalDate.of(year, number.intValue(), number.unscaledValue().intValue() % 10);
        return List.of(early, early.withDayOfMonth(early.getDayOfMonth() * 10));
    }

    Reading<Days> text(String raw) {
        if (raw.length() > LONGEST) {
            return Reading.unreadable("noDay", raw.strip());
        }
        if (PlainText.saysNothing(raw)) {
            return Reading.blank();
        }
        String text = ChineseNumerals.digitsInDates(PlainText.of(raw));
        text = ASIDE.matcher(WEEKDAY.matcher(text).replaceAll("")).replaceAll("");
        text = TAIL.matcher(PlainText.dense(TIME.matcher(text).replaceAll(" "))).replaceFirst("");
        try {
            return whole(text, raw);
        } catch (NoSuchDay e) {
            return Reading.unreadable("noSuchDay", raw.strip(), e.year, e.month, e.day);
        }
    }

    private Reading<Days> whole(String text, String raw) {
        Optional<Part> first = firstPart(text);
        if (first.isEmpty()) {
            return MONTH_ONLY.matcher(text).matches()
                    ? Reading.unreadable("monthOnly", raw.strip())
                    : Reading.unreadable("noDay", raw.strip());
        }
        List<LocalDate> days = new ArrayList<>(List.of(first.get().day()));
        int at = first.get().end();
        while (at < text.length()) {
            Matcher between = BETWEEN.matcher(text).region(at, text.length());
            if (!between.lookingAt()) {
                return Reading.unreadable("noDay", raw.strip());
            }
            LocalDate previous = days.get(days.size() - 1);
            Optional<Part> next = nextPart(text, between.end(), previous);
            if (next.isEmpty()) {
                return Reading.unreadable("noDay", raw.strip());
            }
            LocalDate day = next.get().day();
            if (day.isBefore(previous) && !next.get().hasYear() && previous.getMonthValue() - day.getMonthValue() > 6) {
                day = day.plusYears(1);
            }
            if (day.isBefore(previous)) {
                return Reading.unreadable("reversed", raw.strip());
            }
            days.add(day);
            at = next.get().end();
        }
        return Reading.exactly(new Days(days.get(0), days.get(days.size() - 1)));
    }

    private Optional<Part> firstPart(String text) {
        if (month != null && DAYS_ALONE.matcher(text).matches()) {
            return dayAlone(text, 0, LocalDate.of(year, month, 1));
        }
        return dated(text, 0)
                .or(() -> monthDay(text, 0, year))
                .or(() -> fourDigits(text))
                .or(() -> serialDigits(text))
                .or(() -> month == null ? Optional.empty() : dayAlone(text, 0, LocalDate.of(year, month, 1)));
    }

    private Optional<Part> nextPart(String text, int at, LocalDate previous) {
        return dated(text, at).or(() -> monthDay(text, at, previous.getYear())).or(() -> dayAlone(text, at, previous));
    }

    private static Optional<Part> dated(String text, int at) {
        Matcher yearFirst = YEAR_FIRST.matcher(text).region(at, text.length()).useTransparentBounds(true);
        if (yearFirst.lookingAt()) {
            int stated = Integer.parseInt(yearFirst.group(1));
            boolean plausible = stated > 99 || stated > 12;
            if (plausible) {
                return Optional.of(part(yearFirst, stated < 100 ? 2000 + stated : stated, 2, 3, true));
            }
        }
        Matcher eight = EIGHT_DIGITS.matcher(text).region(at, text.length());
        if (eight.lookingAt()) {
            return Optional.of(part(eight, Integer.parseInt(eight.group(1)), 2, 3, true));
        }
        Matcher yearLast = YEAR_LAST.matcher(text).region(at, text.length());
        if (yearLast.lookingAt()) {
            return Optional.of(part(yearLast, Integer.parseInt(yearLast.group(3)), 1, 2, true));
        }
        return Optional.empty();
    }

    private static Optional<Part> monthDay(String text, int at, int year) {
        Matcher matcher = MONTH_DAY.matcher(text).region(at, text.length());
        return matcher.lookingAt() ? Optional.of(part(matcher, year, 1, 2, false)) : Optional.empty();
    }

    private Optional<Part> fourDigits(String text) {
        Matcher matcher = FOUR_DIGITS.matcher(text);
        return matcher.lookingAt() ? Optional.of(part(matcher, year, 1, 2, false)) : Optional.empty();
    }

    /** 44625 as text: a serial number whose cell became text. */
    private static Optional<Part> serialDigits(String text) {
        if (!FIVE_DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        int serial = Integer.parseInt(text);
        return serial < FIRST_SERIAL || serial > LAST_SERIAL
                ? Optional.empty()
                : Optional.of(new Part(DateUtil.getLocalDateTime(serial).toLocalDate(), true, text.length()));
    }

    private static Optional<Part> dayAlone(String text, int at, LocalDate inMonth) {
        Matcher matcher = DAY_ALONE.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(new Part(
                day(inMonth.getYear(), inMonth.getMonthValue(), Integer.parseInt(matcher.group(1))),
                false,
                matcher.end()));
    }

    private static Part part(Matcher matcher, int year, int monthGroup, int dayGroup, boolean hasYear) {
        int month = Integer.parseInt(matcher.group(monthGroup));
        int day = Integer.parseInt(matcher.group(dayGroup));
        return new Part(day(year, month, day), hasYear, matcher.end());
    }

    private static LocalDate day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new NoSuchDay(year, month, day);
        }
    }

    /** 2 月 has no 30 日, 13 月 has no days at all. */
    private static final class NoSuchDay extends RuntimeException {

        private static final long serialVersionUID = 1L;

        final String year;
        final String month;
        final String day;

        NoSuchDay(int year, int month, int day) {
            super(null, null, false, false);
            this.year = String.valueOf(year);
            this.month = String.valueOf(month);
            this.day = String.valueOf(day);
        }
    }
}
