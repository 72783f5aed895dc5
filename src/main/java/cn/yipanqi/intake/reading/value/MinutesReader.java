package cn.yipanqi.intake.reading.value;

import cn.yipanqi.intake.reading.workbook.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time as whole minutes: 2.5 under 小时, 2小时30分, 90分钟, 8 under 学时, 9:00-11:30. */
public final class MinutesReader {

    private static final BigDecimal HOUR = BigDecimal.valueOf(60);
    private static final BigDecimal DAY = BigDecimal.valueOf(24 * 60);

    /** A year; longer is a slip. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(366 * 24 * 60);

    /** No length of time is written with more characters than this. */
    private static final int MOST_CHARACTERS = 80;

    private static final Pattern NUMBER = Pattern.compile("约?(\\d+(?:\\.\\d+)?)");
    private static final Pattern HOURS =
            Pattern.compile("约?(?:(\\d+(?:\\.\\d+)?)个?(?:小时|钟头|时|[hH]))?(?:(\\d+)(?:分钟|分|min))?");
    private static final Pattern HALVES = Pattern.compile("(\\d+|[一二两三四五六七八九])个半小时|(半)(?:个)?小时");
    private static final Pattern LESSONS = Pattern.compile("约?(\\d+(?:\\.\\d+)?)个?(?:学时|课时|节)");
    private static final Pattern CLOCKS = Pattern.compile("(\\d{1,2}):(\\d{2})[-~—–至到]+(\\d{1,2}):(\\d{2})");

    private MinutesReader() {}

    /** @param unit minutes in one of the column's units */
    public static Reading<BigDecimal> read(Cell cell, BigDecimal unit, int minutesPerLesson) {
        return switch (cell.type()) {
            case BLANK -> Reading.blank();
            case ERROR -> Reading.unreadable("error", cell.text());
            case UNCOMPUTED -> Reading.unreadable("uncomputed", cell.text());
            case BOOLEAN -> Reading.unreadable("noLength", cell.text());
            case NUMBER ->
                cell.number() == null ? Reading.blank() : minutes(cell.number().multiply(unit), cell.text());
            case DATE -> clock(cell);
            case TEXT -> text(cell.text(), unit, minutesPerLesson);
        };
    }

    /** A length typed as a time of day (2:30) is stored as a part of a day. */
    private static Reading<BigDecimal> clock(Cell cell) {
        BigDecimal part = cell.number();
        return part != null && part.compareTo(BigDecimal.ONE) < 0
                ? minutes(part.multiply(DAY).setScale(0, RoundingMode.HALF_UP), cell.text())
                : Reading.unreadable("dayInsteadOfNumber", cell.text());
    }

    private static Reading<BigDecimal> text(String raw, BigDecimal unit, int minutesPerLesson) {
        if (raw.length() > MOST_CHARACTERS) {
            return Reading.unreadable("noLength", raw.strip());
        }
        if (PlainText.saysNothing(raw)) {
            return Reading.blank();
        }
        String text = PlainText.dense(raw);
        Matcher plain = NUMBER.matcher(text);
        if (plain.matches()) {
            return minutes(new BigDecimal(plain.group(1)).multiply(unit), raw);
        }
        Matcher lessons = LESSONS.matcher(text);
        if (lessons.matches()) {
            return minutes(new BigDecimal(lessons.group(1)).multiply(BigDecimal.valueOf(minutesPerLesson)), raw);
        }
        Matcher halves = HALVES.matcher(text);
        if (halves.matches()) {
            BigDecimal whole = halves.group(1) == null ? BigDecimal.ZERO : wholeHours(halves.group(1));
            return minutes(whole.multiply(HOUR).add(BigDecimal.valueOf(30)), raw);
        }
        Matcher hours = HOURS.matcher(text);
        if (hours.matches() && (hours.group(1) != null || hours.group(2) != null)) {
            BigDecimal fromHours =
                    hours.group(1) == null ? BigDecimal.ZERO : new BigDecimal(hours.group(1)).multiply(HOUR);
            BigDecimal more = hours.group(2) == null ? BigDecimal.ZERO : new BigDecimal(hours.group(2));
            return minutes(fromHours.add(more), raw);
        }
        Matcher clocks = CLOCKS.matcher(text);
        if (clocks.matches()) {
            int from = Integer.parseInt(clocks.group(1)) * 60 + Integer.parseInt(clocks.group(2));
            int to = Integer.parseInt(clocks.group(3)) * 60 + Integer.parseInt(clocks.group(4));
            return to > from
                    ? minutes(BigDecimal.valueOf(to - from), raw)
                    : Reading.unreadable("noLength", raw.strip());
        }
        return Reading.unreadable("noLength", raw.strip());
    }

    private static BigDecimal wholeHours(String numeral) {
        return Character.isDigit(numeral.charAt(0))
                ? new BigDecimal(numeral)
                : BigDecimal.valueOf(ChineseNumerals.read(numeral).orElse(0));
    }

    private static Reading<BigDecimal> minutes(BigDecimal minutes, String raw) {
        if (minutes.signum() < 0) {
            return Reading.unreadable("negative", raw.strip());
        }
        if (minutes.compareTo(LONGEST) > 0) {
            return Reading.unreadable("tooLarge", raw.strip());
        }
        return Reading.exactly(minutes.setScale(0, RoundingMode.HALF_UP));
    }
}
