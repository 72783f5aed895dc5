package cn.yipanqi.intake;

import cn.yipanqi.intake.reading.Mapping;
import cn.yipanqi.intake.reading.Mapping.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares layouts of sheets by their headers' words, whatever the columns' order. */
final class Layouts {

    private Layouts() {}

    /** What a layout is found again by: its headers, sorted. The kind is left out, since that may be what a person corrected. */
    static String headers(Mapping mapping) {
        return String.join(
                "|",
                mapping.columns().stream()
                        .map(Column::label)
                        .filter(label -> !label.isBlank())
                        .sorted()
                        .toList());
    }

    /** The meanings of one layout on the columns of another with the same headers. */
    static Mapping onto(Mapping meanings, Mapping place) {
        Map<String, Column> byLabel = new HashMap<>();
        meanings.columns().forEach(column -> byLabel.putIfAbsent(column.label(), column));
        List<Column> columns = place.columns().stream()
                .map(column -> {
                    Column meant = byLabel.get(column.label());
                    return meant == null ? column : column.as(meant.field()).in(meant.scale());
                })
                .toList();
        return new Mapping(meanings.kind(), place.headerRows(), columns, meanings.unit());
    }
}
