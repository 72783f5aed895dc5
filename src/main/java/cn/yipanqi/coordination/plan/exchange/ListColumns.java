package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.intake.reading.workbook.Merge;
import cn.yipanqi.organisation.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;

/**
 * Where a list's fields stand.
 *
 * @param lastRow of the header; data begins beneath
 * @param firstRow of the header; titles stand above
 * @param byField column of each field found
 * @param labels what the header calls it
 */
record ListColumns(int firstRow, int lastRow, Map<String, Integer> byField, Map<String, String> labels) {

    private static final int SEARCHED = 20;

    /** A list has a task and two things more. */
    private static final int ENOUGH = 3;

    private static final Map<String, String> WORDS = words();

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        try {
            new ClassPathResource("coordination/columns.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*=\\s*", 2))
                    .forEach(line -> {
                        for (String word : line[1].split("\\s+")) {
                            words.put(Spelling.key(word), line[0]);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(words);
    }

    /** The header with the most known words among the first rows, the lower of two (a title over all columns shows their names too). */
    static Optional<ListColumns> of(Grid grid) {
        ListColumns best = null;
        for (int row : grid.rowNumbers()) {
            if (row > SEARCHED) {
                break;
            }
            ListColumns here = at(grid, row);
            if (best == null || here.byField().size() >= best.byField().size()) {
                best = here;
            }
        }
        return Optional.ofNullable(best)
                .filter(found ->
                        found.byField().size() >= ENOUGH && found.byField().containsKey("title"));
    }

    /** A header of one row, or of two where the first spans several of the second's columns. */
    private static ListColumns at(Grid grid, int row) {
        Map<String, Integer> byField = new LinkedHashMap<>();
        Map<String, String> labels = new LinkedHashMap<>();
        int last = row;
        Map<Integer, String> cells = new TreeMap<>();
        for (int column : grid.columns()) {
            Merge merge = grid.mergeAt(row, column);
            String label = grid.shown(row, column).text();
            if (merge != null && merge.lastColumn() > merge.firstColumn()) {
                label = grid.shown(merge.lastRow() + 1, column).text();
                last = Math.max(last, merge.lastRow() + 1);
            } else if (merge != null) {
                last = Math.max(last, merge.lastRow());
            }
            cells.put(column, label);
        }
        for (Map.Entry<Integer, String> cell : cells.entrySet()) {
            String field = WORDS.get(word(cell.getValue()));
            if (field != null && byField.putIfAbsent(field, cell.getKey()) == null) {
                labels.put(field, cell.getValue().strip());
            }
        }
        return new ListColumns(row, last, byField, labels);
    }

    private static String word(String label) {
        return Spelling.key(label).replaceAll("[(（\\[].*?[)）\\]]", "").replaceAll("[:：*＊]", "");
    }

    boolean has(String field) {
        return byField.containsKey(field);
    }

    int column(String field) {
        return byField.getOrDefault(field, -1);
    }

    String label(String field) {
        return labels.getOrDefault(field, "");
    }
}
