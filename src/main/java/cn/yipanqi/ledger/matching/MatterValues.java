package cn.yipanqi.ledger.matching;

import cn.yipanqi.ledger.matching.ReadTitle.Standing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a matter shows once its entries are merged. Each value has its rule; what the rows state differently is listed and waits for a person.
 * What a work module's record states prevails: it stands in the lead's place, and where it states a value no other row differs from it.
 *
 * @param title the lead's, without what says who joined whom
 * @param firstDay the lead's
 * @param lastDay the lead's
 * @param lead the lead unit, none while 待确认
 * @param partners everybody who recorded it or is named in it, but the lead: first as the lead names them
 * @param bodies every outside body named
 * @param place the lead's; where it left that blank the most detailed
 * @param region the lead's, or where that is blank or no finer than the county the first township stated
 * @param people the lead's; where it left that blank the count that most rows state, the greater of equals
 * @param amount yuan: the amount on which those rows agree that state one. Where they differ it is, until a person decides, the lead's, or
 *     if the lead left it blank the one that most rows state, the greater of equals
 * @param category the lead's; where it left that blank the first stated
 * @param differing what rows state differently: shown with △
 */
public record MatterValues(
        String title,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable UUID lead,
        List<UUID> partners,
        List<UUID> bodies,
        @Nullable String place,
        @Nullable Long region,
        @Nullable BigDecimal people,
        @Nullable BigDecimal amount,
        @Nullable String category,
        Set<Field> differing) {

    /** What rows of one matter can state differently. Titles are not among them: other wording is the rule. */
    public enum Field {
        LEAD,
        DAY,
        PLACE,
        PEOPLE,
        AMOUNT,
        CATEGORY
    }

    public MatterValues {
        partners = List.copyOf(partners);
        bodies = List.copyOf(bodies);
        differing = Set.copyOf(differing);
    }

    /**
     * @param entries of one matter, one at least, in any order
     * @param lead who led, or none while nobody can tell; then the row that tells most stands in for the lead's
     */
    public static MatterValues of(List<Candidate> entries, @Nullable UUID lead, UnitNames names) {
        TitleReader reader = new TitleReader(names);
        List<Row> rows = entries.stream()
                .map(entry -> Row.of(entry, reader))
                .sorted(leading(lead))
                .toList();
        Candidate main = rows.get(0).entry();
        return new MatterValues(
                rows.get(0).title().cleaned(),
                main.firstDay(),
                main.lastDay(),
                lead,
                partners(rows, lead),
                rows.stream()
                        .flatMap(row -> row.entry().bodies().stream())
                        .distinct()
                        .toList(),
                place(rows),
                region(rows),
                number(rows, Candidate::people),
                number(rows, Candidate::amount),
                rows.stream()
                        .map(row -> row.entry().category())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                differing(rows));
    }

    /** The lead's row first; else one that speaks of joining nobody, names most and states an amount. */
    private static Comparator<Row> leading(@Nullable UUID lead) {
        return Comparator.comparing((Row row) -> !row.entry().record())
                .thenComparing(row -> lead == null || !lead.equals(row.entry().unit()))
                .thenComparing(row -> row.title().standing() != Standing.PLAIN)
                .thenComparing(row -> -row.named().size())
                .thenComparing(row -> row.entry().amount() == null)
                .thenComparing(row -> row.entry().firstDay())
                .thenComparing(row -> row.entry().entry());
    }

    private static List<UUID> partners(List<Row> rows, @Nullable UUID lead) {
        Set<UUID> all = new LinkedHashSet<>(rows.get(0).named());
        rows.forEach(row -> {
            if (row.entry().unit() != null) {
                all.add(row.entry().unit());
            }
        });
        rows.forEach(row -> all.addAll(row.named()));
        if (lead != null) {
            all.remove(lead);
        }
        return new ArrayList<>(all);
    }

    private static @Nullable String place(List<Row> rows) {
        String main = rows.get(0).entry().place();
        return main != null
                ? main
                : rows.stream()
                        .map(row -> row.entry().place())
                        .filter(Objects::nonNull)
                        .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                        .orElse(null);
    }

    private static @Nullable Long region(List<Row> rows) {
        Long main = rows.get(0).entry().region();
        return main != null && main % 1_000_000 != 0
                ? main
                : rows.stream()
                        .map(row -> row.entry().region())
                        .filter(region -> region != null && region % 1_000_000 != 0)
                        .findFirst()
                        .orElse(main);
    }

    private static @Nullable BigDecimal number(List<Row> rows, Function<Candidate, @Nullable BigDecimal> stated) {
        BigDecimal main = stated.apply(rows.get(0).entry());
        if (main != null) {
            return main;
        }
        Map<BigDecimal, Integer> votes = new LinkedHashMap<>();
        rows.stream()
                .map(row -> stated.apply(row.entry()))
                .filter(Objects::nonNull)
                .forEach(number -> votes.merge(number.stripTrailingZeros(), 1, Integer::sum));
        return votes.entrySet().stream()
                .max(Map.Entry.<BigDecimal, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> most.getKey().scale() < 0 ? most.getKey().setScale(0) : most.getKey())
                .orElse(null);
    }

    private static Set<Field> differing(List<Row> rows) {
        Set<Field> differing = EnumSet.noneOf(Field.class);
        mark(
                differing,
                Field.LEAD,
                rows,
                entry -> entry.statedLead() != null,
                (one, other) -> differ(one.entry().statedLead(), other.entry().statedLead()));
        mark(
                differing,
                Field.DAY,
                rows,
                entry -> true,
                (one, other) -> !one.entry().firstDay().equals(other.entry().firstDay())
                        || !one.entry().lastDay().equals(other.entry().lastDay()));
        mark(
                differing,
                Field.PLACE,
                rows,
                entry -> entry.place() != null,
                (one, other) -> one.place().comparedWith(other.place()).points() < 0);
        mark(
                differing,
                Field.PEOPLE,
                rows,
                entry -> entry.people() != null,
                (one, other) -> differ(one.entry().people(), other.entry().people()));
        mark(
                differing,
                Field.AMOUNT,
                rows,
                entry -> entry.amount() != null,
                (one, other) -> differ(one.entry().amount(), other.entry().amount()));
        mark(
                differing,
                Field.CATEGORY,
                rows,
                entry -> entry.category() != null,
                (one, other) -> differ(one.entry().category(), other.entry().category()));
        return differing;
    }

    /** Compares the records with one another where one of them states the field, else all rows. */
    private static void mark(
            Set<Field> differing,
            Field field,
            List<Row> rows,
            Predicate<Candidate> states,
            BiPredicate<Row, Row> differ) {
        boolean kept = rows.stream().anyMatch(row -> row.entry().record() && states.test(row.entry()));
        List<Row> compared =
                rows.stream().filter(row -> !kept || row.entry().record()).toList();
        if (compared.stream().anyMatch(one -> compared.stream().anyMatch(other -> differ.test(one, other)))) {
            differing.add(field);
        }
    }

    /** Whether both are stated and not the same; a blank differs from nothing. */
    private static <T> boolean differ(@Nullable T one, @Nullable T other) {
        if (one instanceof BigDecimal number && other instanceof BigDecimal second) {
            return number.compareTo(second) != 0;
        }
        return one != null && other != null && !one.equals(other);
    }
}
