package cn.yipanqi.ledger.reading;

import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field that two versions state differently.
 *
 * @param field message key of its name
 * @param before as it was, {@code after} as it is: a number, a day, a text, or ids that {@code names} turns into names
 */
public record EntryChange(String field, Stated before, Stated after) {

    /** What a version states of a field: how it is written once names are at hand; null where nothing is stated. */
    @FunctionalInterface
    public interface Stated extends Function<EntryNames, @Nullable Object> {}

    /** Fields in the order in which a form asks for them. */
    public static List<EntryChange> between(EntryContent before, EntryContent after) {
        List<EntryChange> changes = new ArrayList<>();
        FIELDS.forEach(field -> {
            if (!Objects.equals(field.raw().apply(before), field.raw().apply(after))) {
                changes.add(new EntryChange(
                        field.key(),
                        names -> field.shown().apply(before, names),
                        names -> field.shown().apply(after, names)));
            }
        });
        for (Measure measure : Measure.values()) {
            if (differ(measure, before, after)) {
                changes.add(new EntryChange(
                        "measure." + measure.column(),
                        names -> before.measures().get(measure),
                        names -> after.measures().get(measure)));
            }
        }
        return changes;
    }

    private static boolean differ(Measure measure, EntryContent before, EntryContent after) {
        var one = before.measures().get(measure);
        var other = after.measures().get(measure);
        boolean about = before.about().contains(measure) != after.about().contains(measure);
        return about || (one == null || other == null ? one != other : one.compareTo(other) != 0);
    }

    private record Field(
            String key,
            Function<EntryContent, @Nullable Object> raw,
            BiFunction<EntryContent, EntryNames, @Nullable Object> shown) {

        static Field of(String key, Function<EntryContent, @Nullable Object> raw) {
            return new Field(key, raw, (content, names) -> raw.apply(content));
        }

        static Field unit(String key, Function<EntryContent, @Nullable UUID> unit) {
            return new Field(key, unit::apply, (content, names) -> names.unit(unit.apply(content)));
        }
    }

    private static final List<Field> FIELDS = List.of(
            Field.of("entry.title", EntryContent::title),
            Field.of("entry.day", EntryContent::firstDay),
            Field.of("entry.to", EntryContent::lastDay),
            Field.of("entry.category", EntryContent::category),
            Field.unit("entry.unit", EntryContent::unit),
            new Field(
                    "entry.lead",
                    content -> List.of(Objects.toString(content.lead()), content.leadBasis()),
                    (content, names) -> names.unit(content.lead())),
            new Field(
                    "entry.partners",
                    content -> List.of(content.partners(), content.bodies()),
                    (content, names) -> names.partners(content)),
            Field.of("entry.place", EntryContent::place),
            new Field("entry.township", EntryContent::region, (content, names) -> names.region(content.region())),
            new Field("entry.station", EntryContent::station, (content, names) -> names.station(content.station())),
            new Field("entry.home", EntryContent::home, (content, names) -> names.home(content.home())),
            Field.of("entry.team", EntryContent::team),
            Field.of("entry.channel", EntryContent::channel),
            Field.of("entry.destination", EntryContent::destination),
            new Field(
                    "entry.tags",
                    EntryContent::tags,
                    (content, names) -> content.tags().isEmpty()
                            ? null
                            : String.join(
                                    "、", content.tags().stream().map(names::tag).toList())),
            Field.of("entry.note", EntryContent::note));
}
