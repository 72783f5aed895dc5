package cn.yipanqi.ledger;

import cn.yipanqi.ledger.MatterQuestion.Aggregate;
import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers over a county's matters. Whole months without further conditions are read from the tallies, all else from one county's
 * period of matters, or, as of an earlier posting, from its journal. A number is the same for every role; which entries open is not.
 */
@Component
public class MatterNumbers {

    private final JdbcClient jdbc;

    MatterNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A number and how many matters stand behind it.
     *
     * @param rows matters that contribute; of a sum those that state the measure, none (null) where it was not asked for
     * @param about whether a source gave one of the values as approximate
     */
    public record Answer(BigDecimal value, @Nullable Long rows, boolean about) {

        static final Answer NOTHING = new Answer(BigDecimal.ZERO, 0L, false);
    }

    /** A page of shares; {@code hidden} is what the asker may not open, counted all the same. */
    public record Shares(List<MatterShare> items, long hiddenRows, BigDecimal hiddenShare, boolean more) {}

    /** Values only, for pages that show many: two statements at most, however many questions. */
    @Transactional(readOnly = true)
    public Map<String, Answer> values(long county, Period period, Map<String, MatterQuestion> questions) {
        Map<String, MatterQuestion> fromTallies = new LinkedHashMap<>();
        Map<String, MatterQuestion> fromMatters = new LinkedHashMap<>();
        questions.forEach(
                (code, question) -> (question.tallied(period) ? fromTallies : fromMatters).put(code, question));
        Map<String, Answer> answers =
                new HashMap<>(fromMatters.isEmpty() ? Map.of() : read(county, period, fromMatters, null));
        if (!fromTallies.isEmpty()) {
            TallySums sums = TallySums.read(jdbc, county, period);
            fromTallies.forEach((code, question) -> answers.put(code, sums.answer(question)));
        }
        return answers;
    }

    /** Values and rows, in one statement; as of a posting where one is given. */
    @Transactional(readOnly = true)
    public Map<String, Answer> answers(
            long county, Period period, Map<String, MatterQuestion> questions, @Nullable Long asOf) {
        return questions.isEmpty() ? Map.of() : read(county, period, questions, asOf);
    }

    private Map<String, Answer> read(
            long county, Period period, Map<String, MatterQuestion> questions, @Nullable Long asOf) {
        MatterSql sql = new MatterSql(county, period, asOf);
        List<String> parts = new ArrayList<>();
        questions.forEach((code, question) -> parts.add(sql.answer(code, question)));
        Map<String, Answer> answers = new HashMap<>();
        bind(jdbc.sql(sql.matters() + String.join("\nunion all\n", parts)), sql)
                .query((row, n) -> Map.entry(
                        row.getString("code"),
                        new Answer(row.getBigDecimal("value"), row.getLong("rows"), row.getBoolean("about"))))
                .list()
                .forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
        return answers;
    }

    /** How a number divides over the leading units; the null key is what waits for its lead. */
    @Transactional(readOnly = true)
    public Map<@Nullable UUID, BigDecimal> byLead(
            long county, Period period, MatterQuestion question, @Nullable Long asOf) {
        MatterSql sql = new MatterSql(county, period, asOf);
        Map<@Nullable UUID, BigDecimal> shares = new LinkedHashMap<>();
        bind(
                        jdbc.sql(sql.matters() + "select lead, sum(share) as share from (" + sql.shares(question)
                                + ") s group by lead having sum(share) <> 0"),
                        sql)
                .query((row, n) -> {
                    shares.put(row.getObject("lead", UUID.class), row.getBigDecimal("share"));
                    return n;
                })
                .list();
        return shares;
    }

    /** The different first days of the matters, for instance the days on which a home was used. */
    @Transactional(readOnly = true)
    public Map<UUID, List<LocalDate>> daysByHome(long county, Period period, String kind, @Nullable Long asOf) {
        MatterSql sql = new MatterSql(county, period, asOf);
        Map<UUID, List<LocalDate>> days = new HashMap<>();
        String conditions = sql.conditions(MatterQuestion.count(kind));
        bind(
                        jdbc.sql(sql.matters() + "select distinct home, first_day from m where " + conditions
                                + " and home is not null order by home, first_day"),
                        sql)
                .query((row, n) -> days.computeIfAbsent(row.getObject("home", UUID.class), home -> new ArrayList<>())
                        .add(row.getObject("first_day", LocalDate.class)))
                .list();
        return days;
    }

    /**
     * The matters behind a number, by day.
     *
     * @param after the last share of the page before, none for the first page
     */
    @Transactional(readOnly = true)
    public Shares shares(
            long county,
            Period period,
            MatterQuestion question,
            @Nullable Long asOf,
            @Nullable Position after,
            int size) {
        MatterSql sql = new MatterSql(county, period, asOf);
        String statement = sql.matters() + ", s as (" + sql.shares(question) + "), "
                + """
                seen as (
                    select s.*, e.entry, e.no, e.title, e.source_module, e.source_record, e.source_file, e.source_sheet, e.source_row
                    from s left join lateral (%s) e on true),
                total as (
                    select count(*) filter (where entry is null) as hidden_rows,
                        coalesce(sum(share) filter (where entry is null), 0) as hidden_share from seen),
                page as (
                    select * from seen where entry is not null %s order by first_day, matter limit :size)
                select page.*, hidden_rows, hidden_share,
                    exists (select 1 from ledger.sighting g where g.county = page.county and g.entry = page.entry) as sighted
                from total left join page on true order by first_day, matter
                """.formatted(
                        sql.entry(), after == null ? "" : "and (first_day, matter) > (:afterDay, :afterMatter)");
        StatementSpec spec = bind(jdbc.sql(statement), sql).param("size", size + 1);
        if (after != null) {
            spec = spec.param("afterDay", after.day()).param("afterMatter", after.matter());
        }
        Collected collected = new Collected();
        spec.query(collected::row).list();
        boolean more = collected.items.size() > size;
        return new Shares(
                more ? List.copyOf(collected.items.subList(0, size)) : collected.items,
                collected.hiddenRows,
                Objects.requireNonNull(collected.hiddenShare),
                more);
    }

    /** Where a page of shares ended. */
    public record Position(LocalDate day, UUID matter) {}

    private static StatementSpec bind(StatementSpec spec, MatterSql sql) {
        return spec.params(sql.params());
    }

    private static final class Collected {

        private final List<MatterShare> items = new ArrayList<>();
        private long hiddenRows;
        private @Nullable BigDecimal hiddenShare;

        int row(java.sql.ResultSet row, int n) throws java.sql.SQLException {
            hiddenRows = row.getLong("hidden_rows");
            hiddenShare = row.getBigDecimal("hidden_share");
            UUID entry = row.getObject("entry", UUID.class);
            if (entry != null) {
                items.add(new MatterShare(
                        row.getObject("matter", UUID.class),
                        entry,
                        row.getInt("no"),
                        row.getObject("first_day", LocalDate.class),
                        row.getString("title"),
                        row.getObject("lead", UUID.class),
                        EntryVersions.uuids(row.getArray("joined")),
                        EntryVersions.uuids(row.getArray("bodies")),
                        row.getBigDecimal("share"),
                        row.getInt("entries"),
                        EntryVersions.texts(row.getArray("conflicts")),
                        row.getBoolean("sighted"),
                        new Source(
                                row.getString("source_module"),
                                row.getObject("source_record", UUID.class),
                                row.getString("source_file"),
                                row.getString("source_sheet"),
                                row.getObject("source_row", Integer.class))));
            }
            return n;
        }
    }

    /** Sums of the county's tallies over whole months, by kind and category. */
    private record TallySums(List<Row> rows) {

        record Row(String kind, String category, boolean about, long n, Map<Measure, BigDecimal> sums) {}

        static TallySums read(JdbcClient jdbc, long county, Period period) {
            StringBuilder sums = new StringBuilder();
            for (Measure measure : Measure.values()) {
                sums.append(", sum(").append(measure.column()).append(") as ").append(measure.column());
            }
            return new TallySums(jdbc.sql("""
                            select kind, category, about, sum(n) as n%s from ledger.tally
                            where county = :county and role = 'COUNTY' and month between :from and :to
                            group by kind, category, about having sum(n) > 0
                            """.formatted(sums))
                    .param("county", county)
                    .param("from", period.from())
                    .param("to", period.to())
                    .query((row, n) -> {
                        Map<Measure, BigDecimal> values = new HashMap<>();
                        for (Measure measure : Measure.values()) {
                            values.put(measure, row.getBigDecimal(measure.column()));
                        }
                        return new Row(
                                row.getString("kind"),
                                row.getString("category"),
                                row.getBoolean("about"),
                                row.getLong("n"),
                                values);
                    })
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
}
