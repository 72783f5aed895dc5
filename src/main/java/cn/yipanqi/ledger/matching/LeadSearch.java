package cn.yipanqi.ledger.matching;

import cn.yipanqi.ledger.matching.ReadTitle.Standing;
import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the rules of {@link LeadRule} in their order about rows that are one matter. */
final class LeadSearch {

    private final UnitNames names;
    private final Map<String, List<Row>> byName = new HashMap<>();

    /** @param all every row of the period, to see which unit keeps an activity at other times */
    LeadSearch(Collection<Row> all, UnitNames names) {
        this.names = names;
        for (Row row : all) {
            byName.computeIfAbsent(row.title().form().core(), core -> new ArrayList<>())
                    .add(row);
        }
    }

    Presumption of(List<Row> rows) {
        boolean kept = rows.stream()
                .anyMatch(row -> row.entry().record() && row.entry().statedLead() != null);
        Set<UUID> stated = rows.stream()
                .filter(row -> !kept || row.entry().record())
                .map(row -> row.entry().statedLead())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (stated.size() > 1) {
            return new Presumption(null, LeadRule.OPEN, Message.of("matching.lead.stated_differently"));
        }
        for (UUID lead : stated) {
            return found(lead, LeadRule.STATED);
        }
        Presumption presumed = named(rows);
        if (presumed == null && rows.size() == 1) {
            UUID own = rows.get(0).entry().unit();
            return own == null ? open() : found(own, LeadRule.OWN_LEDGER);
        }
        presumed = presumed != null ? presumed : inferred(rows);
        return presumed != null ? presumed : open();
    }

    /** The lead's rows first, then as the lead names its partners, then as they came. */
    List<Row> ordered(List<Row> rows, @Nullable UUID lead) {
        List<UUID> order = new ArrayList<>();
        rows.stream()
                .filter(row -> lead != null && lead.equals(row.entry().unit()))
                .findFirst()
                .ifPresent(row -> order.addAll(row.named()));
        return rows.stream()
                .sorted(Comparator.comparingInt(row -> {
                    UUID unit = row.entry().unit();
                    int at = unit == null ? -1 : order.indexOf(unit);
                    return unit != null && unit.equals(lead) ? -1 : at < 0 ? Integer.MAX_VALUE : at;
                }))
                .toList();
    }

    /** What titles say. */
    private @Nullable Presumption named(List<Row> rows) {
        Row host = agreed(rows, row -> row.title().host());
        if (host != null) {
            return found(
                    host.title().host(),
                    LeadRule.NAMED_HOST,
                    shown(host),
                    host.title().phrase());
        }
        Row subject = agreed(rows, row -> row.title().subject());
        if (subject != null) {
            return found(subject.title().subject(), LeadRule.SUBJECT);
        }
        return null;
    }

    private @Nullable Presumption inferred(List<Row> rows) {
        Presumption presumed = ownSeries(rows);
        presumed = presumed != null ? presumed : allied(rows);
        presumed = presumed != null ? presumed : onlyOneDidNotJoin(rows);
        presumed = presumed != null ? presumed : firstNamed(rows);
        presumed = presumed != null ? presumed : amount(rows);
        presumed = presumed != null ? presumed : knowsAll(rows);
        return presumed != null ? presumed : affinity(rows);
    }

    /** A lead may write 联合 as well, so this does not hold where the title belongs to the writer's own field. */
    private @Nullable Presumption allied(List<Row> rows) {
        Row writer = agreed(rows, LeadSearch::ally);
        if (writer == null || !isPlain(rows, ally(writer))) {
            return null;
        }
        Presumption field = affinity(rows);
        boolean ownField =
                field != null && Objects.equals(field.lead(), writer.entry().unit());
        return ownField
                ? null
                : found(
                        ally(writer),
                        LeadRule.NAMED_ALLY,
                        shown(writer),
                        writer.title().phrase());
    }

    private @Nullable Presumption onlyOneDidNotJoin(List<Row> rows) {
        List<Row> others = rows.stream()
                .filter(row -> row.title().standing() != Standing.JOINED)
                .toList();
        if (others.size() != 1) {
            return null;
        }
        String words = rows.stream()
                .filter(row -> row.title().standing() == Standing.JOINED)
                .flatMap(row -> row.title().words().stream())
                .distinct()
                .collect(Collectors.joining("、"));
        UUID unit = others.get(0).entry().unit();
        return unit == null ? null : found(unit, LeadRule.NOT_JOINED, words);
    }

    private @Nullable Presumption firstNamed(List<Row> rows) {
        Map<UUID, Integer> votes = new LinkedHashMap<>();
        for (Row row : rows) {
            row.named().stream().findFirst().ifPresent(first -> votes.merge(first, 1, Integer::sum));
        }
        for (Map.Entry<UUID, Integer> vote : votes.entrySet()) {
            long others = rows.stream()
                    .filter(row -> !vote.getKey().equals(row.entry().unit()))
                    .count();
            if (vote.getValue() >= 2 && vote.getValue() * 2 > others) {
                return found(vote.getKey(), LeadRule.FIRST_NAMED);
            }
        }
        return null;
    }

    private @Nullable Presumption ownSeries(List<Row> rows) {
        UUID keeper = null;
        int times = 0;
        for (Row row : rows) {
            UUID unit = row.entry().unit();
            int own = unit == null ? 0 : (int) sameByItself(row, rows);
            if (unit == null || own == 0) {
                continue;
            }
            if (keeper != null && !keeper.equals(unit)) {
                return null;
            }
            keeper = unit;
            times = Math.max(times, own);
        }
        return keeper == null ? null : found(keeper, LeadRule.OWN_SERIES, times);
    }

    private long sameByItself(Row row, List<Row> group) {
        return byName.getOrDefault(row.title().form().core(), List.of()).stream()
                .filter(same -> same.entry().inSameLedgerAs(row.entry()))
                .filter(same -> same.namesNobody() && same.title().standing() == Standing.PLAIN)
                .filter(same -> group.stream()
                        .noneMatch(member ->
                                member.entry().entry().equals(same.entry().entry())))
                .count();
    }

    private @Nullable Presumption amount(List<Row> rows) {
        List<Row> stating = rows.stream()
                .filter(row -> row.entry().unit() != null && row.entry().amount() != null)
                .filter(row -> Objects.requireNonNull(row.entry().amount()).signum() > 0)
                .sorted(Comparator.comparing(
                                (Row row) -> Objects.requireNonNull(row.entry().amount()))
                        .reversed())
                .toList();
        if (stating.size() == 1) {
            return found(stating.get(0).entry().unit(), LeadRule.AMOUNT);
        }
        boolean whole = stating.size() > 1
                && stating.subList(1, stating.size()).stream()
                        .allMatch(row -> Tie.amount(
                                        stating.get(0).entry().amount(),
                                        row.entry().amount())
                                == MatchingRule.AMOUNT_SHARE);
        UUID unit = whole ? stating.get(0).entry().unit() : null;
        return unit == null
                ? null
                : new Presumption(unit, LeadRule.AMOUNT, Message.of("matching.lead.whole_amount", names.shown(unit)));
    }

    private @Nullable Presumption knowsAll(List<Row> rows) {
        if (rows.size() < 3) {
            return null;
        }
        List<Row> knowing = rows.stream()
                .filter(row -> row.entry().unit() != null)
                .filter(row -> rows.stream().allMatch(other -> other == row || row.names(other)))
                .toList();
        return knowing.size() == 1 ? found(knowing.get(0).entry().unit(), LeadRule.KNOWS_ALL) : null;
    }

    private @Nullable Presumption affinity(List<Row> rows) {
        UUID closest = null;
        String longest = "";
        boolean tied = false;
        for (Row row : rows) {
            UUID unit = row.entry().unit();
            String word =
                    unit == null ? null : Affinity.word(Wording.bare(row.title().cleaned()), names.namesOf(unit));
            if (word == null || unit == null) {
                continue;
            }
            if (word.length() > longest.length()) {
                closest = unit;
                longest = word;
                tied = false;
            } else if (word.length() == longest.length() && !unit.equals(closest)) {
                tied = true;
            }
        }
        return closest == null || tied ? null : found(closest, LeadRule.AFFINITY, longest);
    }

    /** A row whose answer all other rows that have one share; none where they differ or none has. */
    private static @Nullable Row agreed(List<Row> rows, Answer answer) {
        Row first = null;
        for (Row row : rows) {
            UUID given = answer.of(row);
            if (given == null) {
                continue;
            }
            if (first != null && !given.equals(answer.of(first))) {
                return null;
            }
            first = first == null ? row : first;
        }
        return first;
    }

    private interface Answer {
        @Nullable
        UUID of(Row row);
    }

    /** The unit that a title says its recorder did it together with. */
    private static @Nullable UUID ally(Row row) {
        return row.title().standing() == Standing.ALLIED
                ? row.title().named().stream().findFirst().orElse(null)
                : null;
    }

    /** Whether the unit's own rows speak of joining nobody; it has one at least. */
    private static boolean isPlain(List<Row> rows, @Nullable UUID unit) {
        List<Row> own = rows.stream()
                .filter(row -> unit != null && unit.equals(row.entry().unit()))
                .toList();
        return !own.isEmpty() && own.stream().allMatch(row -> row.title().standing() == Standing.PLAIN);
    }

    private Message shown(Row row) {
        UUID unit = row.entry().unit();
        return unit == null ? Message.of("matching.no_unit") : Message.of("matching.unit", names.shown(unit));
    }

    private Presumption found(@Nullable UUID lead, LeadRule rule, Object... values) {
        UUID unit = Objects.requireNonNull(lead);
        List<Object> all = new ArrayList<>(List.of(names.shown(unit)));
        all.addAll(List.of(values));
        return new Presumption(unit, rule, new Message(rule.messageKey(), List.copyOf(all)));
    }

    private static Presumption open() {
        return new Presumption(null, LeadRule.OPEN, Message.of(LeadRule.OPEN.messageKey()));
    }
}
