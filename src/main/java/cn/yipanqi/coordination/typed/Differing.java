package cn.yipanqi.coordination.typed;

import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Message;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field that somebody else changed while a form was being filled in.
 *
 * @param label the field's
 * @param now what stands there now: words, or a sentence for one of a few; none where nothing does
 */
public record Differing(Message label, @Nullable Object now) {

    private static final Set<String> NOT_SHOWN = Set.of("revision", "reason", "problems");

    /**
     * Fields in which what stands now is not what was typed.
     *
     * @param labels before a field's name the message key of its label; with a dot and the value behind it that of one of a few
     * @param now the form as it would begin now
     * @param typed the form as it was sent, of the same type
     */
    public static <T extends Record> List<Differing> between(String labels, T now, T typed, CountyDirectory names) {
        List<Differing> differing = new ArrayList<>();
        for (RecordComponent field : now.getClass().getRecordComponents()) {
            String stands = text(field, now);
            if (!NOT_SHOWN.contains(field.getName()) && !stands.equals(text(field, typed))) {
                differing.add(new Differing(
                        Message.of(labels + field.getName()), shown(labels + field.getName(), stands, names)));
            }
        }
        return List.copyOf(differing);
    }

    private static @Nullable Object shown(String label, String stands, CountyDirectory names) {
        if (stands.matches("[A-Z]+|true")) {
            return Message.of(label + "." + stands);
        }
        String text = Stream.of(stands.split("、"))
                .map(part ->
                        Typed.id(part).flatMap(names::unit).map(Unit::shortName).orElse(part))
                .collect(Collectors.joining("、"));
        return text.isEmpty() ? null : text;
    }

    private static String text(RecordComponent field, Record form) {
        try {
            Object value = field.getAccessor().invoke(form);
            return value instanceof List<?> several
                    ? several.stream()
                            .filter(Objects::nonNull)
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining("、"))
                    : Objects.toString(value, "").strip();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
