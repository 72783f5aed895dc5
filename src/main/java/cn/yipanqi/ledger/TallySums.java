package cn.yipanqi.ledger;

import cn.yipanqi.ledger.MatterNumbers.Answer;
import cn.yipanqi.ledger.MatterQuestion.Aggregate;
import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a county's tallies of some whole months add up to, each matter once, by kind and category. */
record TallySums(List<Row> rows) {

    /** @param category empty where none is stated */
    record Row(String kind, String category, boolean about, long n, Map<Measure, BigDecimal> sums) {

        static Row of(ResultSet row) throws SQLException {
            Map<Measure, BigDecimal> sums = new EnumMap<>(Measure.class);
            for (Measure measure : Measure.values()) {
                sums.put(measure, row.getBigDecimal(measure.column()));
            }
            return new Row(
                    row.getString("kind"), row.getString("category"), row.getBoolean("about"), row.getLong("n"), sums);
        }
    }

    /** The measures' sums as columns of a select. */
    static final String COLUMNS = Arrays.stream(Measure.values())
            .map(measure -> "sum(" + measure.column() + ") as " + measure.column())
            .collect(Collectors.joining(", "));

    static TallySums read(JdbcClient jdbc, long county, Period period) {
        return new TallySums(jdbc.sql("""
                        select kind, category, about, sum(n) as n, %s from ledger.tally
                        where county = :county and role = 'COUNTY' and month between :from and :to
                        group by kind, category, about having sum(n) > 0
                        """.formatted(COLUMNS))
                .param("county", county)
                .param("from", period.from())
                .param("to", period.to())
                .query((row, n) -> Row.of(row))
                .list());
    }

    Answer answer(MatterQuestion question) {
        List<Row> mine = rows.stream()
                .filter(row -> question.kinds().contains(row.kind()))
                .filter(row ->
                        question.category() == null || question.category().equals(row.category()))
                .toList();
        boolean about = !question.measures().isEmpty() && mine.stream().anyMatch(Row::about);
        BigDecimal value = switch (question.aggregate()) {
            case COUNT -> BigDecimal.valueOf(mine.stream().mapToLong(Row::n).sum());
            case SUM ->
                mine.stream()
                        .flatMap(row -> question.measures().stream()
                                .map(measure ->
                                        Objects.requireNonNull(row.sums().get(measure))))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
            case DISTINCT_CATEGORY ->
                BigDecimal.valueOf(mine.stream()
                        .map(Row::category)
                        .filter(category -> !category.isEmpty())
                        .distinct()
                        .count());
            case DISTINCT_TEAM, DISTINCT_HOME -> throw new IllegalArgumentException("not tallied");
        };
        return new Answer(value, question.aggregate() == Aggregate.COUNT ? value.longValueExact() : null, about);
    }
}
