package cn.yipanqi.ledger;

import cn.yipanqi.database.ReadOnce;
import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
 * period of matters, or, as of an earlier posting, from its journal. A number is the same for every role; which entries open is not
 * ({@link MatterShares}).
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

    /** Values only, for pages that show many: two statements at most, however many questions. */
    @Transactional(readOnly = true)
    public Map<String, Answer> values(long county, Period period, Map<String, MatterQuestion> questions) {
        Map<String, MatterQuestion> fromTallies = new LinkedHashMap<>();
        Map<String, MatterQuestion> fromMatters = new LinkedHashMap<>();
        questions.forEach(
                (code, question) -> (question.tallied(period) ? fromTallies : fromMatters).put(code, question));
        Map<String, Answer> answers =
                new HashMap<>(fromMatters.isEmpty() ? Map.of() : read(county, period, fromMatters, null, null));
        if (!fromTallies.isEmpty()) {
            TallySums sums = TallySums.read(jdbc, county, period);
            fromTallies.forEach((code, question) -> answers.put(code, sums.answer(question)));
        }
        return answers;
    }

    /**
     * Values and rows, in one statement; as of a posting where one is given.
     *
     * @param daysOf a kind whose {@link #daysByHome} will be asked for next and is read along, none for none
     */
    @Transactional(readOnly = true)
    public Map<String, Answer> answers(
            long county,
            Period period,
            Map<String, MatterQuestion> questions,
            @Nullable Long asOf,
            @Nullable String daysOf) {
        return questions.isEmpty() ? Map.of() : read(county, period, questions, asOf, daysOf);
    }

    private Map<String, Answer> read(
            long county,
            Period period,
            Map<String, MatterQuestion> questions,
            @Nullable Long asOf,
            @Nullable String daysOf) {
        MatterSql sql = new MatterSql(county, period, asOf);
        List<String> parts = new ArrayList<>();
        questions.forEach((code, question) -> parts.add(sql.answer(code, question)));
        if (daysOf != null) {
            parts.add(sql.days(daysOf));
        }
        Map<String, Answer> answers = new HashMap<>();
        Map<UUID, List<LocalDate>> days = new HashMap<>();
        bind(jdbc.sql(sql.matters() + String.join("\nunion all\n", parts) + " order by home, day"), sql)
                .query(row -> {
                    String code = row.getString("code");
                    if (code == null) {
                        addDay(days, row);
                    } else {
                        answers.put(
                                code,
                                new Answer(row.getBigDecimal("value"), row.getLong("rows"), row.getBoolean("about")));
                    }
                });
        if (daysOf != null) {
            ReadOnce.keep(MatterNumbers.class, daysKey(county, period, daysOf, asOf), days);
        }
        return answers;
    }

    private static void addDay(Map<UUID, List<LocalDate>> days, ResultSet row) throws SQLException {
        days.computeIfAbsent(row.getObject("home", UUID.class), home -> new ArrayList<>())
                .add(row.getObject("day", LocalDate.class));
    }

    private static Object daysKey(long county, Period period, String kind, @Nullable Long asOf) {
        return Arrays.asList(county, period, kind, asOf);
    }

    /**
     * What stands behind the part of a number that one unit led.
     *
     * @param lead none while 待确认
     * @param share what these matters add to the number
     * @param matters how many they are
     * @param entries how many entries make them
     * @param merged matters made of more than one entry
     * @param conflicts matters on whose values entries differ and nobody has settled
     * @param seen matters whose evidence or original somebody has looked at
     * @param untraced matters entered by hand, without workbook cell or record, and not looked at either; those in kinds the asker may
     *     not open are not among them
     */
    public record Backing(
            @Nullable UUID lead,
            BigDecimal share,
            long matters,
            long entries,
            long merged,
            long conflicts,
            long seen,
            long untraced) {}

    /** How a number divides over the leading units, and what stands behind each part; in one statement. */
    @Transactional(readOnly = true)
    public List<Backing> backing(long county, Period period, MatterQuestion question, @Nullable Long asOf) {
        MatterSql sql = new MatterSql(county, period, asOf);
        String statement = sql.matters() + ", s as (" + sql.shares(question) + ")" + """
                select s.lead, sum(share) as share, count(*) as matters, sum(s.entries) as entries,
                    count(*) filter (where s.entries > 1) as merged, count(*) filter (where s.conflicts <> '{}') as conflicts,
                    count(*) filter (where g.sighted) as seen,
                    count(*) filter (where not g.sighted and e.source_module = 'ledger' and e.source_file is null
                        and e.source_record is null) as untraced
                from s left join lateral (%s) e on true
                cross join lateral (select exists (select 1 from ledger.sighting i
                    where i.county = s.county and i.entry = s.lead_entry) as sighted) g
                group by s.lead
                """.formatted(sql.entry());
        return bind(jdbc.sql(statement), sql)
                .query((row, n) -> new Backing(
                        row.getObject("lead", UUID.class),
                        row.getBigDecimal("share"),
                        row.getLong("matters"),
                        row.getLong("entries"),
                        row.getLong("merged"),
                        row.getLong("conflicts"),
                        row.getLong("seen"),
                        row.getLong("untraced")))
                .list();
    }

    /** The different categories, teams or homes (their ids) that a distinct count counts. */
    @Transactional(readOnly = true)
    public List<String> distinct(long county, Period period, MatterQuestion question, @Nullable Long asOf) {
        String column = Objects.requireNonNull(question.aggregate().column());
        MatterSql sql = new MatterSql(county, period, asOf);
        return bind(
                        jdbc.sql(sql.matters() + "select distinct " + column + "::text from m where "
                                + sql.conditions(question) + " order by 1"),
                        sql)
                .query(String.class)
                .list();
    }

    /** How a number divides over the leading units; the null key is what waits for its lead. */
    @Transactional(readOnly = true)
    public Map<@Nullable UUID, BigDecimal> byLead(
            long county, Period period, MatterQuestion question, @Nullable Long asOf) {
        Map<@Nullable UUID, BigDecimal> shares = new LinkedHashMap<>();
        backing(county, period, question, asOf).stream()
                .filter(part -> part.share().signum() != 0)
                .forEach(part -> shares.put(part.lead(), part.share()));
        return shares;
    }

    /** What a county's matters of all years state: its own words for categories, teams and tags, each sorted. */
    public record InUse(List<String> categories, List<String> teams, List<String> tags) {}

    @Transactional(readOnly = true)
    public InUse inUse(long county) {
        return jdbc.sql("""
                        select array(select distinct category from ledger.tally where county = :county and category <> '' order by 1),
                            array(select distinct team from ledger.matter_now where county = :county and team is not null order by 1),
                            array(select distinct t from ledger.matter_now, unnest(tags) t where county = :county order by 1)
                        """)
                .param("county", county)
                .query((row, n) -> new InUse(
                        EntryVersions.texts(row.getArray(1)),
                        EntryVersions.texts(row.getArray(2)),
                        EntryVersions.texts(row.getArray(3))))
                .single();
    }

    /** The different first days of the matters, for instance the days on which a home was used. */
    @Transactional(readOnly = true)
    public Map<UUID, List<LocalDate>> daysByHome(long county, Period period, String kind, @Nullable Long asOf) {
        return ReadOnce.of(MatterNumbers.class, daysKey(county, period, kind, asOf), () -> {
            MatterSql sql = new MatterSql(county, period, asOf);
            Map<UUID, List<LocalDate>> days = new HashMap<>();
            bind(jdbc.sql(sql.matters() + sql.days(kind) + " order by home, day"), sql)
                    .query(row -> {
                        addDay(days, row);
                    });
            return days;
        });
    }

    static StatementSpec bind(StatementSpec spec, MatterSql sql) {
        return spec.params(sql.params());
    }
}
