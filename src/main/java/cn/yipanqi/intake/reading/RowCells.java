package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.intake.reading.workbook.Merge;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The cells of one data row by meaning; what is merged downwards over it counts for it too, except numbers. */
final class RowCells {

    private static final Set<Field> FILLED_DOWN = EnumSet.of(
            Field.MONTH,
            Field.DAY,
            Field.FROM,
            Field.TO,
            Field.TITLE,
            Field.CATEGORY,
            Field.PLACE,
            Field.TOWNSHIP,
            Field.LEAD,
            Field.UNIT,
            Field.PARTNERS,
            Field.TEAM,
            Field.CHANNEL,
            Field.DESTINATION,
            Field.HOME,
            Field.AUDIENCE,
            Field.STATION_NAME);

    private final Grid grid;
    private final Header header;
    private final Mapping mapping;
    private final int row;
    private final List<Integer> continuations;

    RowCells(Grid grid, Header header, Mapping mapping, int row, List<Integer> continuations) {
        this.grid = grid;
        this.header = header;
        this.mapping = mapping;
        this.row = row;
        this.continuations = continuations;
    }

    int row() {
        return row;
    }

    Cell cell(Column column) {
        Cell own = grid.cell(row, column.index());
        if (!own.isBlank() || !FILLED_DOWN.contains(column.field())) {
            return own;
        }
        Merge merge = grid.mergeAt(row, column.index());
        return merge != null && merge.firstRow() > header.lastRow() && merge.firstRow() < row
                ? grid.cell(merge.firstRow(), merge.firstColumn())
                : own;
    }

    Optional<Column> column(Field field) {
        return mapping.column(field);
    }

    /** The field's text, with single blanks; empty where there is none or it says there is none. */
    Optional<String> text(Field field) {
        List<String> texts = new ArrayList<>();
        for (Column column : mapping.columns(field)) {
            texts(column).forEach(texts::add);
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("、", texts));
    }

    private List<String> texts(Column column) {
        List<String> texts = new ArrayList<>();
        add(texts, cell(column));
        continuations.forEach(more -> add(texts, grid.cell(more, column.index())));
        return texts;
    }

    private static void add(List<String> texts, Cell cell) {
        if (!cell.isBlank() && !PlainText.saysNothing(cell.text())) {
            texts.add(PlainText.tidy(cell.text()));
        }
    }

    /** Remarks of all note columns, each under its header unless that is 备注. */
    Optional<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Column column : mapping.columns()) {
            if (column.field() == Field.NOTE || column.field() == Field.AUDIENCE) {
                String text = String.join("；", texts(column));
                if (!text.isEmpty()) {
                    notes.add(
                            column.label().contains("备注") || column.label().isEmpty()
                                    ? text
                                    : column.label() + "：" + text);
                }
            }
        }
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("；", notes));
    }

    /** The row as it stands, from the first column to the last one filled. */
    List<String> asTheyStand() {
        int last = grid.row(row).isEmpty() ? -1 : grid.row(row).lastKey();
        List<String> cells = new ArrayList<>();
        for (int column = 0; column <= last; column++) {
            cells.add(grid.cell(row, column).text());
        }
        return cells;
    }
}
