package cn.yipanqi.intake.reading.workbook;

import cn.yipanqi.shared.Message;
import java.util.BitSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes a sheet's cells in as long as it stays within the limits; beyond them it lets go of everything and remembers why. */
final class SheetGauge {

    /** More merges than this serve no reader; the rest are not looked at. */
    private static final int MERGES = 20_000;

    private final Limits limits;
    private final CellBudget budget;
    private final BitSet usedColumns = new BitSet();
    private final Grid.Builder builder;
    private final String sheet;
    private final BitSet usedRows = new BitSet();
    private boolean keeping = true;
    private int rows;
    private int columns;
    private int taken;
    private long characters;
    private int merges;
    private @Nullable Message refusal;

    SheetGauge(String file, String sheet, boolean hidden, Limits limits, CellBudget budget) {
        this.sheet = sheet;
        this.limits = limits;
        this.budget = budget;
        builder = Grid.builder(file, sheet).hidden(hidden);
    }

    /** Cells and characters a workbook may still have. A text shared by many cells counts as often as it is shown. */
    static final class CellBudget {

        private long cells;
        private long characters;

        CellBudget(Limits limits) {
            cells = limits.cells();
            characters = limits.textLength();
        }

        private void spend(long cells, long characters) {
            this.cells -= cells;
            this.characters -= characters;
        }
    }

    /** Keeps no cells, only measures. */
    SheetGauge onlyCounting() {
        keeping = false;
        return this;
    }

    boolean isRefused() {
        return refusal != null;
    }

    /** Whether nothing more can be learned. Where the cells are too many, the rows may turn out to be too, and that says more. */
    boolean isSettled() {
        return refusal != null && (rows > limits.rows() || columns > limits.columns());
    }

    void cell(int row, int column, Cell cell) {
        if (cell.isBlank() || isSettled()) {
            return;
        }
        if (!usedRows.get(row)) {
            usedRows.set(row);
            rows++;
        }
        if (!usedColumns.get(column)) {
            usedColumns.set(column);
            columns++;
        }
        if (rows > limits.rows()) {
            refuse("tooManyRows", limits.rows());
        } else if (columns > limits.columns()) {
            refuse("tooManyColumns", limits.columns());
        } else if (refusal == null && budget.cells == 0) {
            refuse("tooManyCells", limits.cells());
        } else if (refusal == null && budget.characters < cell.text().length()) {
            refuse("tooMuchText", limits.textLength());
        } else if (refusal == null) {
            budget.spend(1, cell.text().length());
            taken++;
            characters += cell.text().length();
            if (keeping) {
                builder.cell(row, column, cell);
            }
        }
    }

    void merge(Merge merge) {
        if (keeping && refusal == null && ++merges <= MERGES && merge.firstColumn() <= limits.columns() * 10) {
            builder.merge(merge);
        }
    }

    private void refuse(String key, long limit) {
        refusal = Message.of("reading.sheet." + key, sheet, String.format(Locale.ROOT, "%,d", limit));
        builder.clear();
        budget.spend(-taken, -characters);
        taken = 0;
        characters = 0;
    }

    Grid grid() {
        return refusal == null ? builder.build() : builder.refuse(refusal);
    }
}
