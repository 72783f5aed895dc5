package cn.yipanqi.intake.out;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.words.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Writes a ledger as its own workbook has it: the frame is copied, with the looks of its first row for every row. A new workbook, so that
 * nothing else comes along: no pictures, remarks, names of persons or parked lists of the old one.
 */
final class OwnLayout {

    private static final Pattern DATED = Pattern.compile("((?:填报|填表|制表|统计|上报|报送)(?:日期|时间)[:：])\\s*[\\d０-９年月日./-]+");

    private final Sheet old;
    private final Frame frame;
    private final RowWriter writer;
    private final int oldYear;
    private final int year;
    private final Map<CellStyle, CellStyle> looks = new HashMap<>();
    private final XSSFWorkbook workbook = new XSSFWorkbook();

    OwnLayout(Sheet old, Frame frame, RowWriter writer, int oldYear, int year) {
        this.old = old;
        this.frame = frame;
        this.writer = writer;
        this.oldYear = oldYear;
        this.year = year;
    }

    XSSFWorkbook write(List<LedgerRow> rows) {
        XSSFSheet sheet = workbook.createSheet(inYear(old.getSheetName()));
        for (int row = 1; row < frame.first(); row++) {
            copy(row, sheet, row);
        }
        int next = frame.first();
        for (LedgerRow row : rows) {
            write(row, sheet, next++);
        }
        int moved = next - frame.footer();
        if (frame.footer() > 0) {
            for (int row = frame.footer(); row <= old.getLastRowNum() + 1; row++) {
                copy(row, sheet, row + moved);
            }
        }
        merges(sheet, moved);
        Totals totals = new Totals(writer, rows);
        for (int total : frame.totals()) {
            Row at = sheet.getRow((total < frame.first() ? total : total + moved) - 1);
            if (at != null) {
                totals.into(at);
            }
        }
        widths(sheet);
        return workbook;
    }

    private void write(LedgerRow entry, Sheet sheet, int number) {
        Row pattern = old.getRow(frame.first() - 1);
        Row row = sheet.createRow(number - 1);
        if (pattern != null) {
            row.setHeight(pattern.getHeight());
        }
        for (Column column : writer.mapping().columns()) {
            if (column.field() == Field.LOOKUP) {
                continue;
            }
            Cell cell = row.createCell(column.index());
            Cell look = pattern == null ? null : pattern.getCell(column.index());
            dress(look, cell);
            writer.value(entry, column).into(cell);
        }
    }

    private void copy(int from, Sheet sheet, int to) {
        Row source = old.getRow(from - 1);
        if (source == null) {
            return;
        }
        Row row = sheet.createRow(to - 1);
        row.setHeight(source.getHeight());
        for (Cell cell : source) {
            boolean parked = from > frame.headerEnd()
                    && writer.mapping()
                            .at(cell.getColumnIndex())
                            .filter(column -> column.field() == Field.LOOKUP)
                            .isPresent();
            if (!parked) {
                Cell copy = row.createCell(cell.getColumnIndex());
                dress(cell, copy);
                value(cell).into(copy);
            }
        }
    }

    private CellValue value(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING ->
                CellValue.of(DATED.matcher(inYear(cell.getStringCellValue())).replaceAll("$1"));
            case NUMERIC -> CellValue.of(java.math.BigDecimal.valueOf(cell.getNumericCellValue()));
            default -> CellValue.NOTHING;
        };
    }

    private String inYear(String text) {
        return text.replace(String.valueOf(oldYear), String.valueOf(year));
    }

    /** The old cell's looks; a workbook of the old kind has looks of its own that cannot be taken over. */
    private void dress(@Nullable Cell old, Cell cell) {
        if (old != null && old.getSheet() instanceof XSSFSheet) {
            cell.setCellStyle(looks.computeIfAbsent(old.getCellStyle(), look -> {
                CellStyle copy = workbook.createCellStyle();
                copy.cloneStyleFrom(look);
                return copy;
            }));
        }
    }

    private void merges(Sheet sheet, int moved) {
        for (CellRangeAddress merge : old.getMergedRegions()) {
            boolean above = merge.getLastRow() + 1 < frame.first();
            boolean below = frame.footer() > 0 && merge.getFirstRow() + 1 >= frame.footer();
            if (above || below) {
                int by = above ? 0 : moved;
                sheet.addMergedRegion(new CellRangeAddress(
                        merge.getFirstRow() + by,
                        merge.getLastRow() + by,
                        merge.getFirstColumn(),
                        merge.getLastColumn()));
            }
        }
    }

    private void widths(Sheet sheet) {
        int last = writer.mapping().columns().stream()
                .mapToInt(Column::index)
                .max()
                .orElse(0);
        for (int column = 0; column <= last; column++) {
            sheet.setColumnWidth(column, old.getColumnWidth(column));
        }
    }
}
