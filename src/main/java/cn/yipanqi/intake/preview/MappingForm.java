package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.reading.Mapping;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.intake.reading.words.Scale;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Mistakes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a sheet is to be read, as typed.
 *
 * @param first number of the header's first row
 * @param last number of its last row
 * @param fields what each column means, by letters
 * @param scales in what each column counts, by letters
 */
public record MappingForm(
        String kind, String unit, String first, String last, Map<String, String> fields, Map<String, String> scales) {

    private static final int MOST_HEADER_ROWS = 3;

    static MappingForm of(Mapping mapping) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> scales = new LinkedHashMap<>();
        for (Mapping.Column column : mapping.columns()) {
            fields.put(Grid.letters(column.index()), column.field().name());
            scales.put(Grid.letters(column.index()), column.scale().name());
        }
        List<Integer> rows = mapping.headerRows();
        return new MappingForm(
                mapping.kind(),
                mapping.unit() == null ? "" : mapping.unit().toString(),
                rows.isEmpty() ? "" : String.valueOf(rows.get(0)),
                rows.isEmpty() ? "" : String.valueOf(rows.get(rows.size() - 1)),
                fields,
                scales);
    }

    /** @param sent the request's parameters: {@code field-C}, {@code scale-C} and the rest */
    static MappingForm of(Map<String, String> sent) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> scales = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (name.startsWith("field-")) {
                fields.put(name.substring(6), value);
            } else if (name.startsWith("scale-")) {
                scales.put(name.substring(6), value);
            }
        });
        return new MappingForm(
                sent.getOrDefault("kind", ""),
                sent.getOrDefault("unit", ""),
                sent.getOrDefault("first", ""),
                sent.getOrDefault("last", ""),
                fields,
                scales);
    }

    /** The header's rows; none where they cannot be read, with a mistake said. */
    Optional<List<Integer>> headerRows(Grid grid, Mistakes mistakes) {
        Integer from = number(first);
        Integer to = last.isBlank() ? from : number(last);
        if (from == null || from < 1 || from > grid.lastRow()) {
            mistakes.add("first", Message.of("intake.mapping.row", grid.lastRow()));
            return Optional.empty();
        }
        if (to == null || to < from || to >= from + MOST_HEADER_ROWS || to > grid.lastRow()) {
            mistakes.add("last", Message.of("intake.mapping.rows", MOST_HEADER_ROWS));
            return Optional.empty();
        }
        return Optional.of(IntStream.rangeClosed(from, to).boxed().toList());
    }

    Optional<String> kind(List<LedgerKind> kinds, Mistakes mistakes) {
        if (kinds.stream().noneMatch(known -> known.code().equals(kind))) {
            mistakes.add("kind", Message.of("intake.mapping.kind"));
            return Optional.empty();
        }
        return Optional.of(kind);
    }

    @Nullable
    UUID unit(CountyDirectory county, Mistakes mistakes) {
        if (unit.isBlank()) {
            return null;
        }
        Optional<UUID> known = county.units()
                .map(each -> each.id())
                .filter(id -> id.toString().equals(unit))
                .findFirst();
        if (known.isEmpty()) {
            mistakes.add("unit", Message.of("intake.mapping.unit"));
        }
        return known.orElse(null);
    }

    /** The columns with what was chosen for each. */
    List<Mapping.Column> columns(List<Mapping.Column> present, Mistakes mistakes) {
        List<Mapping.Column> chosen = new ArrayList<>();
        for (Mapping.Column column : present) {
            String letters = Grid.letters(column.index());
            Field field = one(Field.class, fields.get(letters), column.field(), "field-" + letters, mistakes);
            Scale scale = one(Scale.class, scales.get(letters), column.scale(), "scale-" + letters, mistakes);
            chosen.add(column.as(field).in(scale));
        }
        return chosen;
    }

    private static <E extends Enum<E>> E one(
            Class<E> type, @Nullable String sent, E otherwise, String field, Mistakes mistakes) {
        if (sent == null || sent.isBlank()) {
            return otherwise;
        }
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(sent)) {
                return each;
            }
        }
        mistakes.add(field, Message.of("intake.mapping.field"));
        return otherwise;
    }

    private static @Nullable Integer number(String typed) {
        return typed.strip().matches("\\d{1,6}") ? Integer.valueOf(typed.strip()) : null;
    }
}
