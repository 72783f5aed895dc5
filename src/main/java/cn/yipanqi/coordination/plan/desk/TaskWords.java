package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Whose;
import cn.yipanqi.figures.Definition;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.web.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A task's fields as people read them: names in place of ids, words in place of codes.
 *
 * @param people names by id, as many as are needed
 * @param tasks titles by id
 * @param figures names of figures by code
 */
public record TaskWords(
        CountyDirectory names, Map<UUID, String> people, Map<UUID, String> tasks, Map<String, Definition> figures) {

    /** What a field says, "--" where nothing. */
    public String said(Page page, String field, List<String> values) {
        return values.isEmpty()
                ? "--"
                : values.stream().map(value -> one(page, field, value)).collect(Collectors.joining("、"));
    }

    private String one(Page page, String field, String value) {
        return switch (field) {
            case "commons" -> page.t("commons." + lower(value));
            case "lead", "partners" -> id(value) == null ? value : names.unitName(id(value));
            case "leader", "person" -> person(id(value));
            case "parent", "predecessor" -> tasks.getOrDefault(id(value) == null ? new UUID(0, 0) : id(value), "--");
            case "target" -> page.word("coordination.task.target.kind.", lower(value));
            case "whose" -> page.word("coordination.task.whose.", lower(value));
            case "kinds" -> page.word("kind.", value);
            case "sums" -> page.word("measure.", lower(value));
            case "figure" -> figure(page, value);
            default -> value;
        };
    }

    public String person(@Nullable UUID id) {
        return id == null ? "--" : people.getOrDefault(id, "--");
    }

    private String figure(Page page, String code) {
        Definition figure = figures.get(code);
        return figure == null ? code : figure.name().in(page.locale());
    }

    /** What counts towards a target, in one sentence. */
    public String counts(Page page, Target target) {
        Whose whose = target.whose();
        String of = whose == null ? "" : page.t(whose.messageKey());
        return switch (target.kind()) {
            case TYPED -> page.t("coordination.task.counts.typed");
            case REGULATION -> page.t("coordination.task.counts.regulation");
            case FIGURE -> page.t("coordination.task.counts.figure", figure(page, String.valueOf(target.figure())), of);
            case LEDGER -> {
                String kinds = target.kinds().stream()
                        .sorted()
                        .map(kind -> page.word("kind.", kind))
                        .collect(Collectors.joining("、"));
                String narrowed = (target.category() == null
                                ? ""
                                : page.t("coordination.task.counts.category", target.category()))
                        + (target.tag() == null
                                ? ""
                                : page.t("coordination.task.counts.tag", page.word("tag.", target.tag())));
                yield target.measures().isEmpty()
                        ? page.t("coordination.task.counts.matters", of, kinds, narrowed)
                        : page.t("coordination.task.counts.sum", of, kinds, narrowed, sums(page, target.measures()));
            }
        };
    }

    private static String sums(Page page, List<Measure> measures) {
        return measures.stream()
                .map(measure -> page.word("measure.", lower(measure.name())))
                .collect(Collectors.joining("、"));
    }

    /** Partners, units first, in the order they are named. */
    public String partners(List<UUID> units, List<UUID> bodies) {
        String both = java.util.stream.Stream.concat(
                        units.stream().map(names::unitName),
                        bodies.stream()
                                .map(id ->
                                        names.body(id).map(body -> body.name()).orElse("--")))
                .collect(Collectors.joining("、"));
        return both.isEmpty() ? "--" : both;
    }

    public String commons(Page page, Commons commons) {
        return page.t(commons.messageKey());
    }

    static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
