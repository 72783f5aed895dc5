package cn.yipanqi.figures.editing;

import cn.yipanqi.figures.Definition;
import cn.yipanqi.figures.Definition.Wording;
import cn.yipanqi.figures.Display;
import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.ledger.MatterQuestion.Aggregate;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.shared.Commons;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A definition as a coordinator fills it in; lists of codes and names of enums. English texts may be left out: the Chinese stand in.
 *
 * @param code what follows {@code own.}; with or without it
 * @param measures what is summed, with {@code SUM} only
 * @param partnered {@code true}, {@code false} or nothing
 */
public record DefinitionForm(
        @Nullable String code,
        @Nullable String commons,
        @Nullable String nameZh,
        @Nullable String nameEn,
        @Nullable String unitZh,
        @Nullable String unitEn,
        @Nullable List<String> kinds,
        @Nullable String aggregate,
        @Nullable List<String> measures,
        @Nullable String category,
        @Nullable String tag,
        @Nullable String partnered,
        @Nullable String team,
        @Nullable String home,
        @Nullable String display,
        @Nullable String wordingZh,
        @Nullable String wordingEn) {

    /** As they stand on the page, from top to bottom. */
    static final List<String> FIELDS = List.of(
            "code",
            "commons",
            "nameZh",
            "nameEn",
            "unitZh",
            "unitEn",
            "wordingZh",
            "wordingEn",
            "display",
            "kinds",
            "aggregate",
            "measures",
            "category",
            "tag",
            "partnered",
            "team",
            "home");

    static DefinitionForm empty() {
        return new DefinitionForm(
                null, null, null, null, null, null, null, "COUNT", null, null, null, null, null, null, "EXACT", null,
                null);
    }

    /** What may be changed of a definition that exists: names and words. */
    static DefinitionForm wordsOf(Definition definition) {
        return new DefinitionForm(
                definition.code(),
                definition.commons().name(),
                definition.name().zh(),
                definition.name().en(),
                definition.unit().zh(),
                definition.unit().en(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                definition.display().name(),
                definition.wording().zh(),
                definition.wording().en());
    }

    public List<String> kindList() {
        return kinds == null ? List.of() : kinds;
    }

    public List<String> measureList() {
        return measures == null ? List.of() : measures;
    }

    String ownCode() {
        String typed = text(code) == null ? "" : Objects.requireNonNull(text(code));
        return typed.startsWith(Definition.OWN) ? typed : Definition.OWN + typed;
    }

    Optional<Aggregate> aggregateChosen() {
        return one(Aggregate.class, aggregate);
    }

    Optional<Display> displayChosen() {
        return one(Display.class, display);
    }

    Optional<Commons> commonsChosen() {
        return one(Commons.class, commons);
    }

    /** Those of the measures that there are. */
    List<Measure> measuresChosen() {
        return measureList().stream()
                .flatMap(name -> one(Measure.class, name.toUpperCase(Locale.ROOT)).stream())
                .distinct()
                .toList();
    }

    Wording name() {
        return wording(nameZh, nameEn);
    }

    Wording unit() {
        return wording(unitZh, unitEn);
    }

    Wording wording() {
        return wording(wordingZh, wordingEn);
    }

    /** To be asked for only where the rules found nothing wrong. */
    MatterQuestion question() {
        return new MatterQuestion(
                Set.copyOf(kindList()),
                aggregateChosen().orElseThrow(),
                measuresChosen(),
                text(category),
                text(tag),
                text(partnered) == null ? null : Boolean.valueOf(partnered),
                text(team),
                text(home) == null ? null : UUID.fromString(Objects.requireNonNull(home)));
    }

    static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static Wording wording(@Nullable String zh, @Nullable String en) {
        String chinese = text(zh) == null ? "" : Objects.requireNonNull(text(zh));
        return new Wording(chinese, text(en) == null ? chinese : Objects.requireNonNull(text(en)));
    }

    private static <E extends Enum<E>> Optional<E> one(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }
}
