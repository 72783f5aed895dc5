package cn.yipanqi.report.word;

import cn.yipanqi.report.word.NumberChange.Means;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares the table of sources, whose rows are known by the card code in their first cell and by their head. */
final class TableComparison {

    private TableComparison() {}

    /** Adds what differs; answers whether there is a table of sources at all, for without one no row is missing in particular. */
    static boolean compare(
            ReturnedPage page, Sources sources, List<NumberChange> changed, List<NumberRemoved> removed) {
        String head = Flat.normal(SourceTable.Column.NUMBER.head());
        int column = SourceTable.Column.NUMBER.ordinal();
        Map<String, List<String>> rows = new HashMap<>();
        for (List<String> row : page.rows()) {
            List<String> cells = row.stream().map(Flat::normal).toList();
            if (cells.contains(head)) {
                column = cells.indexOf(head);
            } else if (!cells.isEmpty()) {
                rows.putIfAbsent(cells.get(0), row);
            }
        }
        boolean table = sources.all().stream().anyMatch(source -> rows.containsKey(Flat.normal(source.cardCode())));
        for (NumberSource source : sources.all()) {
            List<String> row = rows.get(Flat.normal(source.cardCode()));
            if (row == null || row.size() <= column) {
                if (table) {
                    removed.add(new NumberRemoved(
                            source.code(), source.cardCode(), source.name(), source.shown(), 1, true));
                }
            } else if (!ReturnedDocument.comparable(row.get(column))
                    .equals(ReturnedDocument.comparable(source.shown()))) {
                changed.add(ReturnedDocument.change(source, source.shown(), row.get(column), Means.TABLE));
            }
        }
        return table;
    }
}
