package cn.yipanqi.intake.reading.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/**
 * One cell as it lies.
 *
 * @param type what the workbook says it is; a formula's cell has the type of its stored result
 * @param text what a reader sees, untrimmed; numbers plain to 15 digits, days as 2022-03-05
 * @param number the stored number of a NUMBER or DATE (a day as its serial in the 1900 system), none otherwise
 */
public record Cell(Type type, String text, @Nullable BigDecimal number) {

    /** What a workbook stores. */
    public enum Type {
        BLANK,
        TEXT,
        NUMBER,
        /** A number under a date format. */
        DATE,
        BOOLEAN,
        /** #REF! and the like. */
        ERROR,
        /** A formula whose result was never stored; its text is the formula. */
        UNCOMPUTED
    }

    public static final Cell BLANK = new Cell(Type.BLANK, "", null);

    /** A spreadsheet keeps 15 significant digits; what lies beyond is noise of binary fractions (0.07000000000000001). */
    private static final MathContext PRECISION = new MathContext(15, RoundingMode.HALF_UP);

    private static final DateTimeFormatter WITH_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    public static Cell text(String text) {
        return text.isBlank() ? BLANK : new Cell(Type.TEXT, text, null);
    }

    public static Cell number(double value) {
        BigDecimal exact = exact(value);
        return new Cell(Type.NUMBER, exact.toPlainString(), exact);
    }

    /** @param serial days since the turn of 1900, as the 1900 date system counts them */
    public static Cell date(double serial) {
        if (!DateUtil.isValidExcelDate(serial)) {
            return number(serial);
        }
        LocalDateTime moment = DateUtil.getLocalDateTime(serial);
        boolean wholeDay = moment.toLocalTime().toSecondOfDay() == 0;
        return new Cell(
                Type.DATE, wholeDay ? moment.toLocalDate().toString() : moment.format(WITH_TIME), exact(serial));
    }

    static Cell truth(boolean value) {
        return new Cell(Type.BOOLEAN, value ? "TRUE" : "FALSE", null);
    }

    static Cell error(String code) {
        return new Cell(Type.ERROR, code, null);
    }

    static Cell uncomputed(String formula) {
        return new Cell(Type.UNCOMPUTED, "=" + formula, null);
    }

    private static BigDecimal exact(double value) {
        BigDecimal rounded = new BigDecimal(value).round(PRECISION).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    public boolean isBlank() {
        return type == Type.BLANK;
    }

    public boolean isText() {
        return type == Type.TEXT;
    }

    /** A stored number, under a date format or not. */
    public boolean isNumeric() {
        return type == Type.NUMBER || type == Type.DATE;
    }
}
