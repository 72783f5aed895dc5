package cn.yipanqi.intake.reading.workbook;

/**
 * Cells merged into one; the value stands in the first row and column.
 *
 * @param firstRow from 1
 * @param firstColumn from 0
 */
public record Merge(int firstRow, int lastRow, int firstColumn, int lastColumn) {

    public boolean covers(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }

    public int width() {
        return lastColumn - firstColumn + 1;
    }

    public int height() {
        return lastRow - firstRow + 1;
    }
}
