package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.intake.reading.workbook.Merge;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a table: one to three rows, and over each column its labels from the top down.
 *
 * @param firstRow 0 where the sheet has none
 * @param labels by column; a label spanning several columns stands over each of them
 */
record Header(int firstRow, int lastRow, NavigableMap<Integer, List<String>> labels) {

    private static final Pattern MEASURE_WORD =
            Pattern.compile("\\(?(?:人|人次|人/次|名|元|千元|万元|份|张|册|小时|分钟|学时|课时|次|场|场次|个|户|条|年月日|年/月/日|年、月、日)\\)?");

    static final Header NONE = new Header(0, 0, new TreeMap<>());

    /** Reads the labels of the given rows. */
    static Header of(Grid grid, int firstRow, int lastRow) {
        Set<Integer> columns = new TreeSet<>();
        for (int row = firstRow; row <= lastRow; row++) {
            columns.addAll(grid.row(row).keySet());
            for (Merge merge : grid.merges()) {
                if (merge.firstRow() == row
                        && merge.width() < 60
                        && !grid.cell(row, merge.firstColumn()).isBlank()) {
                    for (int column = merge.firstColumn(); column <= merge.lastColumn(); column++) {
                        columns.add(column);
                    }
                }
            }
        }
        NavigableMap<Integer, List<String>> labels = new TreeMap<>();
        for (int column : columns) {
            List<String> levels = new ArrayList<>();
            for (int row = firstRow; row <= lastRow; row++) {
                String text = label(grid, row, column, lastRow);
                String above = levels.isEmpty() ? "" : levels.get(levels.size() - 1);
                if (!above.isEmpty() && isMeasureWord(text)) {
                    levels.set(levels.size() - 1, above + "（" + text + "）");
                } else if (!text.isEmpty() && !text.equals(above)) {
                    levels.add(text);
                }
            }
            if (!levels.isEmpty()) {
                labels.put(column, List.copyOf(levels));
            }
        }
        return new Header(firstRow, lastRow, labels);
    }

    /** 人次 or 万元 in a row of its own under the header: in what the column above counts. */
    static boolean isMeasureWord(String text) {
        return MEASURE_WORD.matcher(PlainText.dense(text)).matches();
    }

    private static String label(Grid grid, int row, int column, int lastRow) {
        Cell shown = grid.shown(row, column);
        if (shown.isBlank() && row < lastRow && !grid.cell(lastRow, column).isBlank()) {
            Integer group = groupLeftOf(grid, row, column, lastRow);
            shown = group == null ? shown : grid.cell(row, group);
        }
        return PlainText.tidy(shown.text());
    }

    /** Where nobody merged the cells of a group label, it stands over its first column only. */
    private static @Nullable Integer groupLeftOf(Grid grid, int row, int column, int lastRow) {
        Integer left = grid.row(row).lowerKey(column);
        if (left == null || grid.mergeAt(row, left) != null) {
            return null;
        }
        for (int between = left; between < column; between++) {
            if (grid.cell(lastRow, between).isBlank()) {
                return null;
            }
        }
        return left;
    }

    boolean isPresent() {
        return firstRow > 0;
    }

    boolean covers(int row) {
        return isPresent() && row >= firstRow && row <= lastRow;
    }

    String label(int column) {
        return String.join("/", labels.getOrDefault(column, List.of()));
    }

    List<Integer> rows() {
        List<Integer> rows = new ArrayList<>();
        for (int row = firstRow; isPresent() && row <= lastRow; row++) {
            rows.add(row);
        }
        return rows;
    }
}
