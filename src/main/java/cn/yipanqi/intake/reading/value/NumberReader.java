package cn.yipanqi.intake.reading.value;

import cn.yipanqi.intake.reading.workbook.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads counts and amounts: 120人, １３４, 约120, 120余人, 2,000余次, 一百二十, 1,600元, 1.5万, ¥300. A unit in the cell outweighs the column's.
 */
public final class NumberReader {

    /** More people, copies or views than any county has; such a number is a slip (a telephone number, a serial day). */
    private static final BigDecimal MOST = BigDecimal.valueOf(99_999_999);

    /** Serial numbers below this are days before 1930: a count that got a date format. */
    private static final BigDecimal MISFORMATTED_BELOW = BigDecimal.valueOf(11_000);

    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    /** No number is written with more characters than this. */
    private static final int LONGEST = 80;

    private static final String ABOUT_BEFORE = "(?<about>约|近|大约|大概|约计|超过|超|逾|将近)?";
    private static final String PEOPLE_OR_THINGS = "(?:人次|人/次|人\\(次\\)|人|名|次|份|本|册|张|条|个|户|家|场次|场|位|期|篇|件|套|单位|p|P)?";
    private static final Pattern COUNT = Pattern.compile("(?:共计|共|总计|合计|计)?" + ABOUT_BEFORE
            + "(?<number>-?\\d+(?:\\.\\d+)?)(?<scale>万|千|百|[wW])?(?<over>余|多|来|\\+|以上|左右|上下)?" + PEOPLE_OR_THINGS
            + "(?<trail>余|多|以上|左右|上下)?");
    private static final Pattern AMOUNT = Pattern.compile("(?:共计|共|总计|合计|计|价值|折合|折价|折款|人民币|资金|现金)*"
            + ABOUT_BEFORE + "(?:¥|￥|RMB|人民币)?"
            + "(?<number>-?\\d+(?:\\.\\d+)?)(?<over>余|多)?(?<scale>亿|千万|百万|万|千|百|[wW])?(?<over2>余|多)?"
            + "(?<yuan>元整|元|块|RMB)?(?<trail>余|多|以上|左右|上下)?");
    private static final Pattern ASIDE = Pattern.compile("(?<=.)\\([^()约近余多万]*\\)$");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3})");

    private NumberReader() {}

    /** @param scale what one of the column's units is, for instance 10,000 where its header says 万次 */
    public static Reading<BigDecimal> count(Cell cell, BigDecimal scale) {
        Reading<BigDecimal> common = common(cell);
        if (common != null) {
            return common;
        }
        if (cell.isNumeric()) {
            BigDecimal number = cell.number();
            return number == null ? Reading.blank() : wholeNumber(number.multiply(scale), false, cell.text());
        }
        String text = plain(cell.text());
        Matcher matcher = COUNT.matcher(text);
        if (matcher.matches()) {
            BigDecimal factor = matcher.group("scale") == null ? scale : factor(matcher.group("scale"));
            boolean about =
                    matcher.group("about") != null || matcher.group("over") != null || matcher.group("trail") != null;
            return wholeNumber(new BigDecimal(matcher.group("number")).multiply(factor), about, cell.text());
        }
        return spelledOut(text, cell.text());
    }

    private static Reading<BigDecimal> spelledOut(String text, String raw) {
        String bare = text.replaceFirst("(人次|人|名|次|份|条|个|户|家|场次|场|位)$", "");
        OptionalLong value = ChineseNumerals.read(bare);
        return value.isPresent()
                ? wholeNumber(BigDecimal.valueOf(value.getAsLong()), false, raw)
                : Reading.unreadable("noNumber", raw.strip());
    }

    private static Reading<BigDecimal> wholeNumber(BigDecimal value, boolean about, String raw) {
        if (value.signum() < 0) {
            return Reading.unreadable("negative", raw.strip());
        }
        if (value.stripTrailingZeros().scale() > 0) {
            return Reading.unreadable("notWhole", raw.strip());
        }
        if (value.compareTo(MOST) > 0) {
            return Reading.unreadable("tooLarge", raw.strip());
        }
        return Reading.of(value.setScale(0, RoundingMode.UNNECESSARY), about);
    }

    /**
     * An amount in yuan, rounded to the fen.
     *
     * @param scale yuan in one of the column's units: 1, 1,000 or 10,000
     */
    public static Reading<BigDecimal> money(Cell cell, BigDecimal scale) {
        Reading<BigDecimal> common = common(cell);
        if (common != null) {
            return common;
        }
        if (cell.isNumeric()) {
            BigDecimal number = cell.number();
            return number == null ? Reading.blank() : amount(number.multiply(scale), false, cell.text());
        }
        Matcher matcher = AMOUNT.matcher(plain(cell.text()));
        if (!matcher.matches()) {
            return Reading.unreadable("noAmount", cell.text().strip());
        }
        BigDecimal factor = scale;
        if (matcher.group("scale") != null) {
            factor = factor(matcher.group("scale"));
        } else if (matcher.group("yuan") != null) {
            factor = BigDecimal.ONE;
        }
        boolean about = matcher.group("about") != null
                || matcher.group("over") != null
                || matcher.group("over2") != null
                || matcher.group("trail") != null;
        return amount(new BigDecimal(matcher.group("number")).multiply(factor), about, cell.text());
    }

    private static Reading<BigDecimal> amount(BigDecimal yuan, boolean about, String raw) {
        if (yuan.signum() < 0) {
            return Reading.unreadable("negativeAmount", raw.strip());
        }
        if (yuan.compareTo(MOST.multiply(TEN_THOUSAND)) > 0) {
            return Reading.unreadable("tooLarge", raw.strip());
        }
        return Reading.of(yuan.setScale(2, RoundingMode.HALF_UP), about);
    }

    /** What blanks, errors and misformatted cells are read as, whatever is being counted; null where the cell says more. */
    private static @Nullable Reading<BigDecimal> common(Cell cell) {
        return switch (cell.type()) {
            case BLANK -> Reading.blank();
            case ERROR -> Reading.unreadable("error", cell.text());
            case UNCOMPUTED -> Reading.unreadable("uncomputed", cell.text());
            case BOOLEAN -> Reading.unreadable("noNumber", cell.text());
            case DATE ->
                cell.number() != null && cell.number().compareTo(MISFORMATTED_BELOW) < 0
                        ? null
                        : Reading.unreadable("dayInsteadOfNumber", cell.text());
            case NUMBER -> null;
            case TEXT -> PlainText.saysNothing(cell.text()) ? Reading.blank() : null;
        };
    }

    /** Nothing, and so no number, where the cell holds an essay. */
    private static String plain(String raw) {
        if (raw.length() > LONGEST) {
            return "";
        }
        String text = PlainText.dense(raw).replace('−', '-').replaceFirst("^负(?=\\d)", "-");
        text = THOUSANDS.matcher(text).replaceAll("");
        return ASIDE.matcher(text).replaceFirst("");
    }

    private static BigDecimal factor(String word) {
        return switch (word) {
            case "百" -> BigDecimal.valueOf(100);
            case "千" -> BigDecimal.valueOf(1000);
            case "百万" -> BigDecimal.valueOf(1_000_000);
            case "千万" -> BigDecimal.valueOf(10_000_000);
            case "亿" -> BigDecimal.valueOf(100_000_000);
            default -> TEN_THOUSAND;
        };
    }
}
