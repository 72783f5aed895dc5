package cn.yipanqi.ledger.reading;

import cn.yipanqi.ledger.EntryVersions;
import cn.yipanqi.ledger.LeadBasis;
import cn.yipanqi.shared.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lists of entries as they stand now. */
@Component
public class EntryLists {

    private static final int ROWS_A_FETCH = 500;
    private static final String ENTRIES = " from ledger.entry_now e where ";

    /** Joined by key alone: with the county named twice the planner, whom policies mislead about how many rows come, would compare each with each. */
    private static final String FROM =
            " from ledger.entry_now e join ledger.matter_now m on m.matter = e.matter where ";

    private static final String SELECT = """
        select e.*, m.entries as together, m.lead_entry = e.entry as leading, m.lead as matter_lead,
            m.lead_basis as matter_basis, m.conflicts\
        """;

    /** Counted and cut to a page in one go: of what is found only ids are kept, and rows are read for the page alone. */
    private static final String FOUND = """
        with found as materialized (select e.entry, e.matter, row_number() over (order by %1$s) as nth%2$s),
        counted as (select count(*) as all_entries, count(distinct matter) as all_matters from found),
        page as (
            select entry as here, nth from found order by nth
            offset (select least(:offset, greatest(all_entries - 1, 0) / :size * :size) from counted) limit %3$d)
        select counted.*, line.* from counted left join (%4$s, page.nth
            from page join ledger.entry_now e on e.entry = page.here
            join ledger.matter_now m on m.matter = e.matter) line on true
        order by line.nth
        """;

    private final JdbcClient jdbc;
    private final EntryVersions versions;

    EntryLists(JdbcClient jdbc, EntryVersions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    /** How many entries are found, and how many matters they make. */
    public record Counts(long entries, long matters) {}

    /** Where a page of the API ended. */
    public record Position(LocalDate day, UUID entry) {}

    @Transactional(readOnly = true)
    public Counts counts(EntrySearch search) {
        EntrySearch.Condition condition = search.condition();
        return jdbc.sql("select count(*) as entries, count(distinct e.matter) as matters" + from(condition))
                .params(condition.params())
                .query((row, n) -> new Counts(row.getLong("entries"), row.getLong("matters")))
                .single();
    }

    /** Some lines without counting all. */
    @Transactional(readOnly = true)
    public List<EntryLine> page(EntrySearch search, EntryOrder order, long offset, int size) {
        return bind(SELECT, search, " order by " + order.sql() + " limit :size offset :offset")
                .param("size", size)
                .param("offset", offset)
                .query(this::line)
                .list();
    }

    /** A page of what is found. */
    public record Found(Counts counts, List<EntryLine> lines) {}

    /**
     * A page with the counts of all that is found.
     *
     * @param offset where it begins, a multiple of {@code size}; beyond the end the last page is answered
     */
    @Transactional(readOnly = true)
    public Found find(EntrySearch search, EntryOrder order, long offset, int size) {
        EntrySearch.Condition condition = search.condition();
        long[] counted = new long[2];
        List<EntryLine> lines = new ArrayList<>();
        jdbc.sql(FOUND.formatted(order.sql(), from(condition), size, SELECT))
                .params(condition.params())
                .param("offset", offset)
                .param("size", size)
                .query(row -> {
                    counted[0] = row.getLong("all_entries");
                    counted[1] = row.getLong("all_matters");
                    if (row.getObject("entry") != null) {
                        lines.add(line(row, 0));
                    }
                });
        return new Found(new Counts(counted[0], counted[1]), lines);
    }

    /** By day and id, beginning after a position. */
    @Transactional(readOnly = true)
    public List<EntryLine> after(EntrySearch search, @Nullable Position position, int size) {
        if (position == null) {
            return page(search, EntryOrder.BY_DAY, 0, size);
        }
        return bind(
                        SELECT,
                        search,
                        " and (e.first_day, e.entry) > (:day, :entry) order by e.first_day, e.entry limit :size")
                .param("day", position.day())
                .param("entry", position.entry())
                .param("size", size)
                .query(this::line)
                .list();
    }

    /** Every line found, one after the other, without keeping them; the transaction stays open meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void each(EntrySearch search, EntryOrder order, Consumer<EntryLine> action) {
        bind(SELECT, search, " order by " + order.sql())
                .withFetchSize(ROWS_A_FETCH)
                .query(row -> {
                    action.accept(line(row, 0));
                });
    }

    /** Those of the given entries that stand in the county's ledger, by day. */
    @Transactional(readOnly = true)
    public List<EntryLine> some(long county, Collection<UUID> entries) {
        return jdbc.sql(SELECT + FROM + "e.county = :county and e.entry = any (:entries) order by e.first_day, e.entry")
                .param("county", county)
                .param("entries", entries.toArray(UUID[]::new))
                .query(this::line)
                .list();
    }

    /** The year of the county's latest entry: where a page begins that was told no period. */
    @Transactional(readOnly = true)
    public Optional<Period> latestYear(long county) {
        return jdbc.sql("select first_day from ledger.entry_now where county = ? order by first_day desc limit 1")
                .param(county)
                .query(LocalDate.class)
                .optional()
                .map(day -> Period.year(day.getYear()));
    }

    /** Entries, with their matters where these are asked about. */
    private static String from(EntrySearch.Condition condition) {
        return (condition.ofMatter() ? FROM : ENTRIES) + condition.sql();
    }

    private StatementSpec bind(String select, EntrySearch search, String rest) {
        EntrySearch.Condition condition = search.condition();
        return jdbc.sql(select + FROM + condition.sql() + rest).params(condition.params());
    }

    private EntryLine line(ResultSet row, int n) throws SQLException {
        return new EntryLine(
                versions.record(row, n),
                row.getObject("matter", UUID.class),
                row.getInt("together"),
                row.getBoolean("leading"),
                row.getObject("matter_lead", UUID.class),
                LeadBasis.valueOf(row.getString("matter_basis")),
                EntryVersions.texts(row.getArray("conflicts")));
    }
}
