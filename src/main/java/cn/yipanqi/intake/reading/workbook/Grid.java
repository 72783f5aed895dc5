package cn.yipanqi.intake.reading.workbook;

import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One worksheet, its cells as they lie. Rows without anything in them are absent; rows count from 1, columns from 0.
 */
public final class Grid {

    /** Merges taller than this are decoration (a whole column), not a value meant for each of its rows. */
    private static final int TALLEST_MERGE = 500;

    private final String file;
    private final String sheet;
    private final boolean hidden;
    private final @Nullable Message refusal;
    private final NavigableMap<Integer, NavigableMap<Integer, Cell>> rows;
    private final List<Merge> merges;
    private final Map<Integer, List<Merge>> mergesByRow = new HashMap<>();

    private Grid(Builder from, @Nullable Message refusal) {
        file = from.file;
        sheet = from.sheet;
        hidden = from.hidden;
        this.refusal = refusal;
        rows = refusal == null ? from.rows : new TreeMap<>();
        merges = refusal == null ? List.copyOf(from.merges) : List.of();
        for (Merge merge : merges) {
            if (merge.height() <= TALLEST_MERGE) {
                for (int row = merge.firstRow(); row <= merge.lastRow(); row++) {
                    mergesByRow.computeIfAbsent(row, r -> new ArrayList<>()).add(merge);
                }
            }
        }
    }

    /** Letters of a column: 0 is A, 26 is AA. */
    public static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }

    public String file() {
        return file;
    }

    public String sheet() {
        return sheet;
    }

    /** Whether the workbook hides the sheet. */
    public boolean hidden() {
        return hidden;
    }

    /** Why the sheet was not taken in (too many rows or columns); its cells are gone then. */
    public @Nullable Message refusal() {
        return refusal;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Numbers of the rows that have anything in them, ascending. */
    public Set<Integer> rowNumbers() {
        return rows.keySet();
    }

    public int lastRow() {
        return rows.isEmpty() ? 0 : rows.lastKey();
    }

    /** The filled cells of a row by column. */
    public NavigableMap<Integer, Cell> row(int number) {
        return rows.getOrDefault(number, new TreeMap<>());
    }

    public Cell cell(int row, int column) {
        NavigableMap<Integer, Cell> cells = rows.get(row);
        return cells == null ? Cell.BLANK : cells.getOrDefault(column, Cell.BLANK);
    }

    /** The cell, or where it is covered by a merge, the one that shows there. */
    public Cell shown(int row, int column) {
        Cell own = cell(row, column);
        if (!own.isBlank()) {
            return own;
        }
        Merge merge = mergeAt(row, column);
        return merge == null ? own : cell(merge.firstRow(), merge.firstColumn());
    }

    public @Nullable Merge mergeAt(int row, int column) {
        for (Merge merge : mergesByRow.getOrDefault(row, List.of())) {
            if (merge.covers(row, column)) {
                return merge;
            }
        }
        return null;
    }

    public List<Merge> merges() {
        return merges;
    }

    /** Columns with anything in them, ascending. */
    public Set<Integer> columns() {
        Set<Integer> columns = new TreeSet<>();
        rows.values().forEach(cells -> columns.addAll(cells.keySet()));
        return columns;
    }

    @Override
    public String toString() {
        return file + "/" + sheet + " (" + rows.size() + " rows)";
    }

    public static Builder builder(String file, String sheet) {
        return new Builder(file, sheet);
    }

    /** Gathers one sheet's cells. */
    public static final class Builder {

        private final String file;
        private final String sheet;
        private final NavigableMap<Integer, NavigableMap<Integer, Cell>> rows = new TreeMap<>();
        private final List<Merge> merges = new ArrayList<>();
        private boolean hidden;

        private Builder(String file, String sheet) {
            this.file = file;
            this.sheet = sheet;
        }

        public Builder hidden(boolean hidden) {
            this.hidden = hidden;
            return this;
        }

        /** Sets a cell; blanks are not kept. */
        public Builder cell(int row, int column, Cell cell) {
            if (!cell.isBlank()) {
                rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, cell);
            }
            return this;
        }

        public Builder merge(Merge merge) {
            merges.add(merge);
            return this;
        }

        public Grid build() {
            return new Grid(this, null);
        }

        void clear() {
            rows.clear();
            merges.clear();
        }

        Grid refuse(Message why) {
            return new Grid(this, why);
        }
    }
}
