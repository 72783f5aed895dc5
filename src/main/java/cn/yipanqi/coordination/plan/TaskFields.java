package cn.yipanqi.coordination.plan;

import cn.yipanqi.organisation.CountyDirectory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A task as fields of text, as a form sends it and the journal keeps it: so that what two people typed, what was and what is can be laid
 * beside each other field by field. Units and persons by id, outside bodies by name, days as 2022-09-30.
 *
 * @param values by field; a field that says nothing is not there
 */
public record TaskFields(Map<String, List<String>> values) {

    /** Every field, in the form's order. */
    public static final List<String> ALL = List.of(
            "number",
            "commons",
            "title",
            "measures",
            "goal",
            "lead",
            "partners",
            "bodies",
            "leader",
            "person",
            "from",
            "due",
            "parent",
            "predecessor",
            "target",
            "value",
            "unit",
            "figure",
            "kinds",
            "sums",
            "category",
            "tag",
            "whose");

    /** Fields that may hold several. */
    public static final Set<String> SEVERAL = Set.of("partners", "bodies", "kinds", "sums");

    public TaskFields {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (String field : ALL) {
            List<String> said = values.getOrDefault(field, List.of()).stream()
                    .filter(Objects::nonNull)
                    .map(text -> text.replace("\r\n", "\n").strip())
                    .filter(text -> !text.isEmpty())
                    .toList();
            if (!said.isEmpty()) {
                kept.put(field, said);
            }
        }
        values = java.util.Collections.unmodifiableMap(kept);
    }

    public static TaskFields of(NewTask task, CountyDirectory names) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        put(values, "number", task.number());
        put(values, "commons", task.commons().name());
        put(values, "title", task.title());
        put(values, "measures", task.measures());
        put(values, "goal", task.goal());
        put(values, "lead", task.lead());
        values.put("partners", task.partners().stream().map(UUID::toString).toList());
        values.put(
                "bodies",
                task.bodies().stream()
                        .map(id -> names.body(id).map(body -> body.name()).orElse(id.toString()))
                        .toList());
        put(values, "leader", task.leader());
        put(values, "person", task.person());
        put(values, "from", task.from());
        put(values, "due", task.due());
        put(values, "parent", task.parent());
        put(values, "predecessor", task.predecessor());
        Target target = task.target();
        if (target != null) {
            put(values, "target", target.kind().name());
            put(values, "value", plain(target.value()));
            put(values, "unit", target.unit());
            put(values, "figure", target.figure());
            values.put("kinds", target.kinds().stream().sorted().toList());
            values.put("sums", target.measures().stream().map(Enum::name).toList());
            put(values, "category", target.category());
            put(values, "tag", target.tag());
            put(values, "whose", target.whose() == null ? null : target.whose().name());
        }
        return new TaskFields(values);
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static void put(Map<String, List<String>> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, List.of(value.toString()));
        }
    }

    /** The one thing a field says, empty where it says nothing. */
    public String one(String field) {
        return String.join("\n", all(field));
    }

    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    public boolean says(String field) {
        return values.containsKey(field);
    }

    public TaskFields with(String field, List<String> said) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.put(field, said);
        return new TaskFields(changed);
    }

    public TaskFields with(String field, String said) {
        return with(field, List.of(said));
    }

    /** Fields in which another says something else, in the form's order. */
    public List<String> differences(TaskFields other) {
        List<String> different = new ArrayList<>();
        Stream.of(ALL)
                .flatMap(List::stream)
                .filter(field -> !all(field).equals(other.all(field)))
                .forEach(different::add);
        return List.copyOf(different);
    }
}
