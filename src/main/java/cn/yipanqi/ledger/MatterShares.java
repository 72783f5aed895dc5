package cn.yipanqi.ledger;

import cn.yipanqi.ledger.MatterNumbers.Answer;
import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The matters behind a number, page by page, as far as the asker may open them; what he may not is counted all the same. */
@Component
public class MatterShares {

    private final JdbcClient jdbc;

    MatterShares(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page of shares.
     *
     * @param whole the number that all pages and what is hidden add up to
     * @param hiddenRows what the asker may not open, counted all the same
     */
    public record Shares(
            List<MatterShare> items, Answer whole, long hiddenRows, BigDecimal hiddenShare, boolean more) {}

    /**
     * The matters behind a number, by day.
     *
     * @param after the last share of the page before, none for the first page
     */
    @Transactional(readOnly = true)
    public Shares of(
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
                    select count(*) as all_rows, coalesce(sum(share), 0) as value, coalesce(bool_or(about), false) as any_about,
                        count(*) filter (where entry is null) as hidden_rows,
                        coalesce(sum(share) filter (where entry is null), 0) as hidden_share from seen),
                page as (
                    select * from seen where entry is not null %s order by first_day, matter limit :size)
                select page.*, all_rows, value, any_about, hidden_rows, hidden_share,
                    exists (select 1 from ledger.sighting g where g.county = page.county and g.entry = page.entry) as sighted
                from total left join page on true order by first_day, matter
                """.formatted(
                        sql.entry(), after == null ? "" : "and (first_day, matter) > (:afterDay, :afterMatter)");
        StatementSpec spec = MatterNumbers.bind(jdbc.sql(statement), sql).param("size", size + 1);
        if (after != null) {
            spec = spec.param("afterDay", after.day()).param("afterMatter", after.matter());
        }
        Collected collected = new Collected(question.aggregate() == MatterQuestion.Aggregate.SUM);
        spec.query(collected::row).list();
        boolean more = collected.items.size() > size;
        return new Shares(
                more ? List.copyOf(collected.items.subList(0, size)) : collected.items,
                Objects.requireNonNull(collected.whole),
                collected.hiddenRows,
                Objects.requireNonNull(collected.hiddenShare),
                more);
    }

    /** Where a page of shares ended. */
    public record Position(LocalDate day, UUID matter) {}

    private static final class Collected {

        private final boolean sum;
        private final List<MatterShare> items = new ArrayList<>();
        private @Nullable Answer whole;
        private long hiddenRows;
        private @Nullable BigDecimal hiddenShare;

        Collected(boolean sum) {
            this.sum = sum;
        }

        int row(ResultSet row, int n) throws SQLException {
            whole = new Answer(row.getBigDecimal("value"), row.getLong("all_rows"), sum && row.getBoolean("any_about"));
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
}
