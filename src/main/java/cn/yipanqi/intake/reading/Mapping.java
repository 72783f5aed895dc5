package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.words.ColumnWords;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet is read: its kind, where its header stands, what each column means, and whose ledger it is. Recognition proposes one, a
 * person may change it, and what was changed is remembered.
 *
 * @param kind code of the kind
 * @param headerRows first to last row of the header, ascending and without gaps; empty where there is none
 * @param unit whose ledger it is, none where it is shared or not known
 */
public record Mapping(
        String kind,
        List<Integer> headerRows,
        List<Column> columns,
        @Nullable UUID unit) {

    public Mapping {
        headerRows = List.copyOf(headerRows);
        columns = List.copyOf(columns);
    }

    /**
     * @param index from 0
     * @param label header as people read it, levels joined by /
     * @param scale in what a column of money or numbers counts
     */
    public record Column(int index, String label, Field field, Scale scale) {

        public Column as(Field other) {
            return new Column(index, label, other, scale);
        }

        public Column in(Scale other) {
            return new Column(index, label, field, other);
        }
    }

    public Optional<Column> column(Field field) {
        return columns.stream().filter(column -> column.field() == field).findFirst();
    }

    public List<Column> columns(Field field) {
        return columns.stream().filter(column -> column.field() == field).toList();
    }

    public Optional<Column> at(int index) {
        return columns.stream().filter(column -> column.index() == index).findFirst();
    }

    /** The same with one column meaning something else: how an unclear amount is answered, for instance. */
    public Mapping with(int index, Field field, Scale scale) {
        List<Column> changed = new ArrayList<>();
        columns.forEach(
                column -> changed.add(column.index() == index ? column.as(field).in(scale) : column));
        return new Mapping(kind, headerRows, changed, unit);
    }

    public Mapping withKind(String other) {
        return new Mapping(other, headerRows, columns, unit);
    }

    public Mapping withUnit(@Nullable UUID other) {
        return new Mapping(kind, headerRows, columns, other);
    }

    /** What a remembered mapping is found by: the kind's and the headers' words, whatever their order and place. */
    public String signature() {
        return kind + "|"
                + String.join(
                        ",",
                        columns.stream()
                                .map(column -> ColumnWords.bare(column.label()))
                                .filter(label -> !label.isEmpty())
                                .sorted()
                                .toList());
    }

    /** As maps, lists, numbers and texts, for JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind);
        map.put("headerRows", headerRows);
        List<Map<String, Object>> list = new ArrayList<>();
        for (Column column : columns) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("index", column.index());
            one.put("label", column.label());
            one.put("field", column.field().name());
            one.put("scale", column.scale().name());
            list.add(one);
        }
        map.put("columns", list);
        if (unit != null) {
            map.put("unit", unit.toString());
        }
        return map;
    }

    /** @throws IllegalArgumentException where the map is none that {@link #toMap} made */
    public static Mapping of(Map<String, ?> map) {
        if (!(map.get("kind") instanceof String kind)
                || !(map.get("headerRows") instanceof List<?> rows)
                || !(map.get("columns") instanceof List<?> list)) {
            throw new IllegalArgumentException("no mapping: " + map.keySet());
        }
        Object unit = map.get("unit");
        return new Mapping(
                kind,
                rows.stream().map(Mapping::whole).toList(),
                list.stream().map(Mapping::column).toList(),
                unit == null ? null : UUID.fromString(unit.toString()));
    }

    private static Column column(@Nullable Object from) {
        if (!(from instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("no column: " + from);
        }
        Object label = map.get("label");
        return new Column(
                whole(map.get("index")),
                label == null ? "" : label.toString(),
                Field.valueOf(String.valueOf(map.get("field"))),
                Scale.valueOf(String.valueOf(map.get("scale"))));
    }

    private static Integer whole(@Nullable Object from) {
        if (from instanceof Number number) {
            return number.intValue();
        }
        throw new IllegalArgumentException("no number: " + from);
    }
}
