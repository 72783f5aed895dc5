package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.intake.reading.words.ColumnWords;
import cn.yipanqi.intake.reading.words.ColumnWords.Sense;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.Vocabulary;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.intake.reading.workbook.Merge;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the header: the row with the most cells that are names of columns, with the rows above and below that belong to it.
 */
final class HeaderFinder {

    /** A header further down than this many filled rows is none that an office keeps. */
    private static final int DEPTH = 40;

    private static final int MOST_LEVELS = 3;
    private static final int LONGEST_LABEL = 30;

    private final Grid grid;
    private final ColumnWords words;
    private final Vocabulary vocabulary;

    HeaderFinder(Grid grid, Vocabulary vocabulary) {
        this.grid = grid;
        this.vocabulary = vocabulary;
        words = vocabulary.columns();
    }

    Header find() {
        int best = 0;
        double bestScore = 0;
        int seen = 0;
        for (int row : grid.rowNumbers()) {
            if (++seen > DEPTH) {
                break;
            }
            double score = score(row);
            if (score > bestScore + 0.01) {
                best = row;
                bestScore = score;
            }
        }
        return best == 0 ? Header.NONE : widened(best);
    }

    /** How much the row looks like names of columns; 0 where it cannot be a header. */
    private double score(int row) {
        double score = 0;
        int filled = 0;
        int known = 0;
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (Cell cell : grid.row(row).values()) {
            filled++;
            if (!isLabel(cell)) {
                score -= 1;
                continue;
            }
            Optional<Sense> sense = words.sense(cell.text());
            if (sense.isPresent()) {
                known++;
                score += fields.add(sense.get().field()) ? sense.get().score() : 0.3;
            } else if (vocabulary.rows().isHint(cell.text())) {
                score -= 1;
            }
        }
        return known >= 2 && known * 5 >= filled * 2 ? Math.max(0, score) : 0;
    }

    private static boolean isLabel(Cell cell) {
        return cell.isText()
                && PlainText.dense(cell.text()).length() <= LONGEST_LABEL
                && !ColumnWords.bare(cell.text()).matches(".*\\d{3,}.*");
    }

    private Header widened(int leaf) {
        int first = leaf;
        int last = leaf;
        while (last - first + 1 < MOST_LEVELS && (mergedAcross(last, last + 1) || belongsBelow(last, last + 1))) {
            last++;
        }
        while (last - first + 1 < MOST_LEVELS
                && first > 1
                && (mergedAcross(first - 1, first) || belongsAbove(first - 1, first))) {
            first--;
        }
        return Header.of(grid, first, last);
    }

    /** Whether a cell merged downwards holds both rows together. */
    private boolean mergedAcross(int upper, int lower) {
        int held = 0;
        for (Merge merge : grid.merges()) {
            boolean spansBoth = merge.firstRow() <= upper && merge.lastRow() >= lower && merge.height() <= MOST_LEVELS;
            if (spansBoth && isLabel(grid.cell(merge.firstRow(), merge.firstColumn()))) {
                held++;
            }
        }
        return held > 0
                && grid.row(upper).values().stream().allMatch(HeaderFinder::isLabel)
                && grid.row(lower).values().stream().allMatch(HeaderFinder::isLabel)
                && !isNumbering(lower);
    }

    private boolean isNumbering(int row) {
        return grid.row(row).values().stream()
                .allMatch(cell -> cell.text().strip().matches("[\\d(（）)]+"));
    }

    /** Whether the lower row names parts of what a label of the upper row spans. */
    private boolean belongsBelow(int upper, int lower) {
        Map<Integer, Cell> cells = grid.row(lower);
        if (cells.isEmpty()
                || grid.row(upper).isEmpty()
                || !cells.values().stream().allMatch(HeaderFinder::isLabel)) {
            return false;
        }
        if (cells.values().stream().allMatch(cell -> Header.isMeasureWord(cell.text()))) {
            return true;
        }
        int known = 0;
        for (Map.Entry<Integer, Cell> entry : cells.entrySet()) {
            if (vocabulary.rows().isHint(entry.getValue().text())
                    || vocabulary.rows().isExample(entry.getValue().text())
                    || vocabulary.rows().isTotal(entry.getValue().text())) {
                return false;
            }
            if (!standsUnderGroup(upper, entry.getKey(), cells)) {
                return false;
            }
            known += words.sense(entry.getValue().text()).isPresent() ? 1 : 0;
        }
        return known > 0 && known * 2 >= cells.size();
    }

    private boolean standsUnderGroup(int upper, int column, Map<Integer, Cell> below) {
        Merge merge = grid.mergeAt(upper, column);
        if (merge != null) {
            return merge.width() > 1;
        }
        boolean blankAbove = grid.cell(upper, column).isBlank();
        boolean opensGroup = grid.cell(upper, column + 1).isBlank() && below.containsKey(column + 1);
        return blankAbove ? grid.row(upper).lowerKey(column) != null : opensGroup;
    }

    /** Whether the upper row labels groups of the lower row's columns, or columns the lower row leaves blank. */
    private boolean belongsAbove(int upper, int lower) {
        Map<Integer, Cell> cells = grid.row(upper);
        if (cells.size() < 2 || !cells.values().stream().allMatch(HeaderFinder::isLabel)) {
            return false;
        }
        int known = 0;
        for (Map.Entry<Integer, Cell> entry : cells.entrySet()) {
            String text = PlainText.of(entry.getValue().text());
            if (text.contains(":")) {
                return false;
            }
            boolean blankBelow = grid.cell(lower, entry.getKey()).isBlank();
            if (!blankBelow && !standsUnderGroup(upper, entry.getKey(), grid.row(lower))) {
                return false;
            }
            known += words.sense(text).isPresent() ? 1 : 0;
        }
        return known > 0;
    }

    /** The header as a mapping states it. */
    static Header stated(Grid grid, List<Integer> rows) {
        return rows.isEmpty() ? Header.NONE : Header.of(grid, rows.get(0), rows.get(rows.size() - 1));
    }
}
