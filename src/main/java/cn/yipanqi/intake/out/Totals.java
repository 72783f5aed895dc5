package cn.yipanqi.intake.out;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.words.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;

/** Writes what the rows add up to. Every total is a number: a formula over rows that were moved would say something else. */
final class Totals {

    private static final Pattern ROWS = Pattern.compile("\\d+(?=场次|场|次|条|期|个|件|项|行|笔|例|批次|班次)");

    private final RowWriter writer;
    private final List<LedgerRow> rows;

    Totals(RowWriter writer, List<LedgerRow> rows) {
        this.writer = writer;
        this.rows = rows;
    }

    void into(Row total) {
        for (Column column : writer.mapping().columns()) {
            if (column.field().measure() != null) {
                sum(column).into(cell(total, column.index()));
            }
        }
        for (Cell cell : total) {
            recount(cell);
        }
    }

    /** A row of its own, where the form has none. */
    void into(Row total, String label) {
        into(total);
        writer.mapping().columns().stream()
                .filter(column -> column.field().measure() == null)
                .filter(column ->
                        column.field() == Field.SEQUENCE || column.field().isTaken())
                .findFirst()
                .ifPresent(column -> CellValue.of(label).into(cell(total, column.index())));
    }

    private CellValue sum(Column column) {
        List<BigDecimal> values = rows.stream()
                .map(row -> writer.stated(row.content(), column.field()))
                .filter(Objects::nonNull)
                .toList();
        return values.isEmpty()
                ? CellValue.NOTHING
                : writer.inUnits(
                        values.stream().reduce(BigDecimal.ZERO, BigDecimal::add), column, writer.rough(rows, column));
    }

    /** 54场次, wherever in the row it is said. */
    private void recount(Cell cell) {
        boolean sums = writer.mapping()
                .at(cell.getColumnIndex())
                .map(column -> column.field().measure() != null)
                .orElse(false);
        if (!sums && cell.getCellType() == CellType.STRING) {
            Matcher count = ROWS.matcher(cell.getStringCellValue());
            if (count.find()) {
                CellValue.of(count.replaceFirst(String.valueOf(rows.size()))).into(cell);
            }
        }
    }

    private static Cell cell(Row row, int column) {
        return row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }
}
