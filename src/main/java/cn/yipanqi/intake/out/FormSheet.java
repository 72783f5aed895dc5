package cn.yipanqi.intake.out;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.words.Field;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** Fills a form in place: its own cells, their looks kept; rows are put in where it has too few, the total in its own row or beneath. */
final class FormSheet {

    private final Sheet sheet;
    private final Frame frame;
    private final RowWriter writer;
    private final String totalLabel;

    FormSheet(Sheet sheet, Frame frame, RowWriter writer, String totalLabel) {
        this.sheet = sheet;
        this.frame = frame;
        this.writer = writer;
        this.totalLabel = totalLabel;
    }

    void fill(List<LedgerRow> rows) {
        boolean ownTotal = !frame.totals().isEmpty();
        int needed = rows.size() + (ownTotal ? 0 : 1);
        int added = Math.max(0, needed - frame.room());
        if (added > 0) {
            sheet.shiftRows(frame.footer() - 1, sheet.getLastRowNum(), added, true, false);
        }
        int number = frame.first();
        for (LedgerRow row : rows) {
            Row at = row(number++);
            for (Column column : writer.mapping().columns()) {
                if (column.field() == Field.SEQUENCE || column.field().isTaken()) {
                    writer.value(row, column).into(cell(at, column.index()));
                }
            }
        }
        Totals totals = new Totals(writer, rows);
        if (ownTotal) {
            for (int total : frame.totals()) {
                totals.into(row(total < frame.first() ? total : total + added));
            }
        } else if (!rows.isEmpty()) {
            totals.into(row(number), totalLabel);
        }
    }

    /** The row as the form has it, else made like the first one. */
    private Row row(int number) {
        Row there = sheet.getRow(number - 1);
        Row pattern = sheet.getRow(frame.first() - 1);
        if (there != null && there.getPhysicalNumberOfCells() > 0 || pattern == null) {
            return there == null ? sheet.createRow(number - 1) : there;
        }
        Row made = there == null ? sheet.createRow(number - 1) : there;
        made.setHeight(pattern.getHeight());
        for (Cell cell : pattern) {
            cell(made, cell.getColumnIndex()).setCellStyle(cell.getCellStyle());
        }
        for (CellRangeAddress merge : sheet.getMergedRegions()) {
            if (merge.getFirstRow() == pattern.getRowNum() && merge.getLastRow() == pattern.getRowNum()) {
                sheet.addMergedRegion(new CellRangeAddress(
                        made.getRowNum(), made.getRowNum(), merge.getFirstColumn(), merge.getLastColumn()));
            }
        }
        return made;
    }

    private Cell cell(Row row, int column) {
        Cell there = row.getCell(column);
        if (there != null) {
            return there;
        }
        Cell made = row.getCell(column, MissingCellPolicy.CREATE_NULL_AS_BLANK);
        Row pattern = sheet.getRow(frame.first() - 1);
        Cell look = pattern == null ? null : pattern.getCell(column);
        if (look != null) {
            CellStyle style = look.getCellStyle();
            made.setCellStyle(style);
        }
        return made;
    }
}
