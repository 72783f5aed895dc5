package cn.yipanqi.intake.out;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.jspecify.annotations.Nullable;

/**
 * What is written into one cell: a text, a number, a day, or nothing. A text stays a text, whatever it begins with.
 *
 * @param text where it is one
 * @param number where it is one
 * @param day where it is one that is stored as such
 */
record CellValue(
        @Nullable String text,
        @Nullable BigDecimal number,
        @Nullable LocalDate day) {

    static final CellValue NOTHING = new CellValue(null, null, null);

    private static final String FORMULA_SIGNS = "=+-@\t\r";

    static CellValue of(@Nullable String text) {
        return text == null || text.isBlank() ? NOTHING : new CellValue(text, null, null);
    }

    static CellValue of(@Nullable BigDecimal number) {
        return number == null ? NOTHING : new CellValue(null, number, null);
    }

    static CellValue of(LocalDate day) {
        return new CellValue(null, null, day);
    }

    void into(Cell cell) {
        if (cell.getCellType() == org.apache.poi.ss.usermodel.CellType.FORMULA) {
            cell.removeFormula();
        }
        // A text kept in the cell itself would stay there beside the new value.
        cell.setBlank();
        if (number != null) {
            cell.setCellValue(number.doubleValue());
        } else if (day != null) {
            cell.setCellValue(day);
        } else if (text != null) {
            if (FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0) {
                quote(cell);
            }
            cell.setCellValue(text);
        }
    }

    /** So that it stays a text even when somebody edits the cell. */
    private static void quote(Cell cell) {
        CellStyle quoted = cell.getSheet().getWorkbook().createCellStyle();
        quoted.cloneStyleFrom(cell.getCellStyle());
        quoted.setQuotePrefixed(true);
        cell.setCellStyle(quoted);
    }
}
