package cn.yipanqi.intake.reading.versions;

import cn.yipanqi.intake.reading.words.Field;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row says, by which it is found again.
 *
 * @param sequence its number in the sheet, which says nothing but may help to tell corrected rows apart
 * @param day first day, where readable
 * @param values what each field says, canonically: days as 2022-03-05, amounts and counts as plain numbers, texts without blanks
 */
public record RowKey(@Nullable String sequence, @Nullable LocalDate day, Map<Field, String> values) {

    private static final int FINGERPRINT_DIGITS = 32;

    public RowKey {
        Map<Field, String> ordered = new EnumMap<>(Field.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
    }

    /** The same for rows that say the same, whatever their number and place. */
    public String fingerprint() {
        StringBuilder text = new StringBuilder();
        values.forEach((field, value) ->
                text.append(field).append('\u001f').append(value).append('\u001e'));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, FINGERPRINT_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    String value(Field field) {
        return values.getOrDefault(field, "");
    }

    /** As maps and texts, for JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (sequence != null) {
            map.put("sequence", sequence);
        }
        if (day != null) {
            map.put("day", day.toString());
        }
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((field, value) -> texts.put(field.name(), value));
        map.put("values", texts);
        return map;
    }

    /** @throws IllegalArgumentException where the map is none that {@link #toMap} made */
    public static RowKey of(Map<String, ?> map) {
        if (!(map.get("values") instanceof Map<?, ?> texts)) {
            throw new IllegalArgumentException("no row key: " + map.keySet());
        }
        Map<Field, String> values = new EnumMap<>(Field.class);
        texts.forEach((field, value) -> values.put(Field.valueOf(String.valueOf(field)), String.valueOf(value)));
        Object sequence = map.get("sequence");
        Object day = map.get("day");
        return new RowKey(
                sequence == null ? null : sequence.toString(),
                day == null ? null : LocalDate.parse(day.toString()),
                values);
    }
}
