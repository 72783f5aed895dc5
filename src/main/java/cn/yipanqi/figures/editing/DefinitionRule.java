package cn.yipanqi.figures.editing;

import cn.yipanqi.figures.Display;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.MatterQuestion.Aggregate;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.shared.Message;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What a definition must satisfy, each rule with the field it is about and the words for whoever breaks it. */
enum DefinitionRule {
    NAMED(
            "nameZh",
            (form, known) -> within(form.name().zh(), 40) && within(form.name().en(), 80)),
    COUNTED_IN(
            "unitZh",
            (form, known) -> form.unit().zh().length() <= 10 && form.unit().en().length() <= 20),
    EXPLAINED(
            "wordingZh",
            (form, known) ->
                    within(form.wording().zh(), 500) && within(form.wording().en(), 800)),
    SHOWN("display", (form, known) -> form.displayChosen().isPresent()),
    CODED(
            "code",
            (form, known) -> form.ownCode().length() <= 80 && form.ownCode().matches("own(\\.[a-z_]+)+"),
            true),
    PLACED("commons", (form, known) -> form.commonsChosen().isPresent(), true),
    OF_SOME_KIND(
            "kinds",
            (form, known) -> !form.kindList().isEmpty()
                    && form.kindList().stream()
                            .allMatch(code -> known.kinds().stream()
                                    .anyMatch(kind -> kind.code().equals(code))),
            true),
    AGGREGATED("aggregate", (form, known) -> form.aggregateChosen().isPresent(), true),
    SUMS_SOMETHING(
            "measures",
            (form, known) -> (form.aggregateChosen().orElse(null) == Aggregate.SUM)
                    != form.measureList().isEmpty(),
            true),
    SUMS_WHAT_THE_KINDS_STATE(
            "measures",
            (form, known) -> form.measuresChosen().size() == form.measureList().size()
                    && form.measuresChosen().stream()
                            .allMatch(measure -> chosen(form, known)
                                    .anyMatch(kind -> kind.measures().contains(measure))),
            true),
    /** Yuan and persons do not add up. */
    SUMS_ONE_SORT(
            "measures",
            (form, known) -> form.measuresChosen().size() < 2
                    || form.measuresChosen().stream().allMatch(Measure::isMoney),
            true),
    COUNTS_WHAT_THE_KINDS_HAVE(
            "aggregate",
            (form, known) -> form.aggregateChosen()
                    .filter(Aggregate::isDistinct)
                    .map(aggregate -> chosen(form, known).anyMatch(kind -> kind.has(field(aggregate))))
                    .orElse(true),
            true),
    SHOWN_AS_MONEY_ONLY_IF_MONEY(
            "display",
            (form, known) -> form.displayChosen().orElse(null) != Display.WAN
                    || !form.measuresChosen().isEmpty()
                            && form.measuresChosen().stream().allMatch(Measure::isMoney),
            true),
    NO_SHARE_OF_A_WHOLE("display", (form, known) -> form.displayChosen().orElse(null) != Display.PERCENT, true),
    TAGGED(
            "tag",
            (form, known) -> Stream.ofNullable(DefinitionForm.text(form.tag()))
                    .allMatch(tag -> tag.matches("(audience|campaign)\\.[a-z0-9_]{1,60}")),
            true),
    WITHIN_BOUNDS(
            "category",
            (form, known) ->
                    Stream.of(form.category(), form.team()).allMatch(text -> text == null || text.length() <= 100),
            true),
    OF_A_HOME_THERE_IS(
            "home",
            (form, known) -> Stream.ofNullable(DefinitionForm.text(form.home()))
                    .allMatch(id -> known.county().allHomes().stream()
                            .anyMatch(home -> home.id().toString().equals(id))),
            true);

    /** What there is to choose from. */
    record Known(Collection<Kind> kinds, CountyDirectory county) {

        static Known of(Catalogue catalogue, CountyDirectory county) {
            return new Known(catalogue.kinds(), county);
        }
    }

    private final String field;
    private final BiPredicate<DefinitionForm, Known> holds;
    private final boolean forNewOnly;

    DefinitionRule(String field, BiPredicate<DefinitionForm, Known> holds) {
        this(field, holds, false);
    }

    DefinitionRule(String field, BiPredicate<DefinitionForm, Known> holds, boolean forNewOnly) {
        this.field = field;
        this.holds = holds;
        this.forNewOnly = forNewOnly;
    }

    String field() {
        return field;
    }

    Message sentence() {
        return Message.of(
                "figures.rule." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    /** The rules a form breaks, at most one a field. */
    static List<DefinitionRule> broken(DefinitionForm form, Known known, boolean isNew) {
        return Stream.of(values())
                .filter(rule -> isNew || !rule.forNewOnly)
                .filter(rule -> !rule.holds.test(form, known))
                .collect(java.util.stream.Collectors.toMap(
                        DefinitionRule::field, rule -> rule, (first, later) -> first, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static boolean within(String text, int most) {
        return !text.isBlank() && text.length() <= most;
    }

    private static Stream<Kind> chosen(DefinitionForm form, Known known) {
        return known.kinds().stream().filter(kind -> form.kindList().contains(kind.code()));
    }

    private static String field(Aggregate aggregate) {
        return switch (aggregate) {
            case DISTINCT_CATEGORY -> "category";
            case DISTINCT_TEAM -> "team";
            case DISTINCT_HOME -> "home";
            case COUNT, SUM -> throw new IllegalArgumentException();
        };
    }
}
