package cn.yipanqi.ledger.matching;

import cn.yipanqi.ledger.matching.MatchingRule.Respect;
import cn.yipanqi.shared.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A group's evidence in the user's words: in each respect the weakest finding among the ties that hold it together. */
final class Sentences {

    private final UnitNames names;

    Sentences(UnitNames names) {
        this.names = names;
    }

    List<Reason> reasons(Clusters.Cluster cluster, List<Row> ordered) {
        if (cluster.ties().isEmpty()) {
            return List.of(new Reason(MatchingRule.REPEATED, Message.of(MatchingRule.REPEATED.messageKey())));
        }
        List<Tie> holding = holding(cluster.ties(), ordered);
        List<Reason> reasons = new ArrayList<>();
        for (Respect respect : Respect.values()) {
            if (respect == Respect.REPETITION) {
                continue;
            }
            holding.stream()
                    .min(Comparator.comparingInt(tie -> tie.found(respect).points()))
                    .filter(tie -> tie.found(respect).says())
                    .ifPresent(tie -> reasons.add(
                            new Reason(tie.found(respect), sentence(tie.found(respect), tie, cluster, ordered))));
        }
        return reasons;
    }

    /** For each row but the first its tie with the first, or where there is none its strongest. */
    private static List<Tie> holding(List<Tie> ties, List<Row> ordered) {
        Row first = ordered.get(0);
        List<Tie> holding = new ArrayList<>();
        for (Row row : ordered.subList(1, ordered.size())) {
            List<Tie> own = ties.stream()
                    .filter(tie -> tie.one() == row || tie.other() == row)
                    .toList();
            Optional<Tie> strongest = own.stream().max(Comparator.comparingInt(Tie::points));
            own.stream()
                    .filter(tie -> tie.besides(row) == first)
                    .findFirst()
                    .or(() -> strongest)
                    .ifPresent(holding::add);
        }
        return holding;
    }

    private Message sentence(MatchingRule rule, Tie tie, Clusters.Cluster cluster, List<Row> ordered) {
        String key = rule.messageKey();
        return switch (rule) {
            case NAMED_MUTUALLY -> mutually(key, cluster, ordered);
            case NAMED_ONCE, NAMED_HALF, NAMED_ONLY_OTHERS -> {
                boolean forth = rule == MatchingRule.NAMED_ONLY_OTHERS
                        ? !tie.one().namesNobody()
                        : tie.one().names(tie.other());
                yield Message.of(key, shown(forth ? tie.one() : tie.other()), shown(forth ? tie.other() : tie.one()));
            }
            case NAMED_SAME_HOST ->
                Message.of(
                        key,
                        shown(tie.one()),
                        shown(tie.other()),
                        names.shown(Objects.requireNonNull(tie.one().host())));
            case NAMED_SAME_THIRD -> Message.of(key, shown(tie.one()), shown(tie.other()), third(tie));
            case NAMED_NOBODY, NAMED_STRANGERS, NAMED_EACH_LEADING, NAMED_OTHER_LEADS ->
                Message.of(key, shown(tie.one()), shown(tie.other()));
            case TITLE_SAME -> sameTitle(key, ordered);
            case TITLE_CLOSE, TITLE_SIMILAR, TITLE_LOOSE ->
                Message.of(
                        key,
                        tie.one().title().form().likeness(tie.other().title().form()));
            case DAY_SAME_WEEK ->
                Message.of(key, Tie.daysApart(tie.one().entry(), tie.other().entry()));
            case PEOPLE_CLOSE, PEOPLE_NEAR, PEOPLE_APART, PEOPLE_FAR_APART -> Message.of(key, spread(ordered));
            default -> Message.of(key);
        };
    }

    private Message mutually(String key, Clusters.Cluster cluster, List<Row> ordered) {
        int all = ordered.size() * (ordered.size() - 1) / 2;
        List<Tie> mutual = cluster.ties().stream()
                .filter(tie -> tie.naming() == MatchingRule.NAMED_MUTUALLY)
                .toList();
        if (mutual.size() == all) {
            return Message.of(key, ordered.size());
        }
        Row first = ordered.get(0);
        boolean withFirst = mutual.stream()
                        .filter(tie -> tie.one() == first || tie.other() == first)
                        .count()
                == ordered.size() - 1;
        return withFirst ? Message.of(key + "_with", shown(first)) : Message.of(key + "_chained");
    }

    private static Message sameTitle(String key, List<Row> ordered) {
        String words = ordered.stream()
                .flatMap(row -> row.title().words().stream())
                .distinct()
                .collect(Collectors.joining("、"));
        return words.isEmpty() ? Message.of(key) : Message.of(key + "_stripped", words);
    }

    private static long spread(List<Row> rows) {
        List<BigDecimal> people = rows.stream()
                .map(row -> row.entry().people())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return people.get(people.size() - 1).subtract(people.get(0)).longValue();
    }

    private Message third(Tie tie) {
        UUID third = tie.one().named().stream()
                .filter(tie.other().named()::contains)
                .findFirst()
                .orElse(null);
        return third == null ? Message.of("matching.outside_body") : shown(third);
    }

    private Message shown(Row row) {
        return shown(row.entry().unit());
    }

    private Message shown(@Nullable UUID unit) {
        return unit == null ? Message.of("matching.no_unit") : Message.of("matching.unit", names.shown(unit));
    }
}
