package cn.yipanqi.ledger.reading;

import cn.yipanqi.ledger.Measure;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a list is sorted. Entries that do not state a number come last either way; equals by day.
 *
 * @param column {@code day}, {@code title}, {@code people}, {@code given} or a {@link Measure#column()}
 */
public record EntryOrder(String column, boolean descending) {

    public static final EntryOrder BY_DAY = new EntryOrder("day", false);

    static final String PEOPLE = "coalesce(e.participants, e.recipients)";
    static final String GIVEN = """
            case when e.given is not null or e.given_cash is not null or e.given_goods is not null
                then coalesce(e.given, 0) + coalesce(e.given_cash, 0) + coalesce(e.given_goods, 0) end""";

    /** Reads {@code day}, or {@code -day} for descending; by day where it is no such thing. */
    public static EntryOrder of(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return BY_DAY;
        }
        boolean descending = text.startsWith("-");
        String column = descending ? text.substring(1) : text;
        return expression(column).isPresent() ? new EntryOrder(column, descending) : BY_DAY;
    }

    /** As {@link #of} reads it. */
    public String code() {
        return (descending ? "-" : "") + column;
    }

    /** The order one gets by asking for this column: ascending first, or the other way round where it is already in use. */
    public String toggled(String other) {
        return (column.equals(other) && !descending ? "-" : "") + other;
    }

    private static Optional<String> expression(String column) {
        return switch (column) {
            case "day" -> Optional.of("e.first_day");
            case "title" -> Optional.of("e.title");
            case "people" -> Optional.of(PEOPLE);
            case "given" -> Optional.of(GIVEN);
            default ->
                Arrays.stream(Measure.values())
                        .map(Measure::column)
                        .filter(column.toLowerCase(Locale.ROOT)::equals)
                        .map(measure -> "e." + measure)
                        .findFirst();
        };
    }

    String sql() {
        return expression(column).orElseThrow() + (descending ? " desc" : " asc") + " nulls last, e.first_day, e.entry";
    }
}
