package cn.yipanqi.ledger;

import cn.yipanqi.database.ReadOnce;
import cn.yipanqi.ledger.CountyTallies.Cell;
import cn.yipanqi.ledger.CountyTallies.State;
import cn.yipanqi.shared.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads all that a county's board counts in one statement, whose cost does not grow with the entries. */
@Component
public class BoardTallies {

    /** The years that have matters, each found by one look at the tallies' key. */
    private static final String YEARS = """
            select distinct y from ledger.kind k
            cross join lateral (select min(month) as first, max(month) as last from ledger.tally
                where county = :county and kind = k.code) span
            cross join lateral generate_series(extract(year from first)::int, extract(year from last)::int) y
            where exists (select 1 from ledger.tally t where t.county = :county and t.kind = k.code
                and t.month between make_date(y, 1, 1) and make_date(y, 12, 1) and t.n > 0)
            order by y
            """;

    private static final String QUERY = """
            with t as materialized (
                select * from ledger.tally where county = :county and month between :from and :to and n <> 0),
            part as (
                select 'COUNTY' as part, kind, category, about, null::uuid as whose, sum(n) as n, %s
                from t where role = 'COUNTY' group by kind, category, about
                union all
                select 'STATION', kind, null, null, station, sum(n), %s from t where role = 'COUNTY' group by kind, station
                union all
                select role, kind, null, null, unit, sum(n), %s from t where role <> 'COUNTY' group by role, kind, unit),
            state as (
                select coalesce(c.posting, 0) as posting, p.at,
                    array(%s) as years,
                    (select count(*) from ledger.matter_now where county = :county and first_day between :from and :to
                        and conflicts <> '{}') as conflicts
                from (select) always left join ledger.county_clock c on c.county = :county
                    left join ledger.posting p on p.county = c.county and p.no = c.posting)
            select * from state left join part on true
            """.formatted(TallySums.COLUMNS, nulls(), nulls(), YEARS);

    private static final String STATE = """
            select coalesce(c.posting, 0) as posting, p.at, array(%s) as years
            from (select) always left join ledger.county_clock c on c.county = :county
                left join ledger.posting p on p.county = c.county and p.no = c.posting
            """.formatted(YEARS);

    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    BoardTallies(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** @param months a period of whole months */
    @Transactional(readOnly = true)
    public CountyTallies read(long county, Period months) {
        if (!months.wholeMonths()) {
            throw new IllegalArgumentException("not whole months: " + months);
        }
        Collected collected = new Collected();
        jdbc.sql(QUERY)
                .param("county", county)
                .param("from", months.from())
                .param("to", months.to())
                .query(collected::row)
                .list();
        return new CountyTallies(
                months,
                Objects.requireNonNull(collected.state),
                new TallySums(collected.sums),
                collected.cells,
                catalogue.byCode());
    }

    /** The last year that has matters, none where nothing was ever posted. */
    @Transactional(readOnly = true)
    public OptionalInt latestYear(long county) {
        return state(county).years().stream().mapToInt(year -> year).max();
    }

    /** How far the county's ledger has come; read once a read-only transaction. */
    @Transactional(readOnly = true)
    public CountyState state(long county) {
        return ReadOnce.of(
                CountyState.class,
                county,
                () -> jdbc.sql(STATE)
                        .param("county", county)
                        .query((row, n) -> state(row))
                        .single());
    }

    private static CountyState state(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("at");
        return new CountyState(row.getLong("posting"), at == null ? null : at.toInstant(), Arrays.asList((Integer[])
                row.getArray("years").getArray()));
    }

    private static String nulls() {
        return String.join(", ", java.util.Collections.nCopies(Measure.values().length, "null"));
    }

    private static final class Collected {

        private @Nullable State state;
        private final List<TallySums.Row> sums = new ArrayList<>();
        private final List<Cell> cells = new ArrayList<>();

        int row(ResultSet row, int n) throws SQLException {
            if (state == null) {
                CountyState now = state(row);
                state = new State(now.posting(), now.at(), now.years(), row.getLong("conflicts"));
            }
            String part = row.getString("part");
            if ("COUNTY".equals(part)) {
                sums.add(TallySums.Row.of(row));
            } else if (part != null) {
                cells.add(new Cell(part, row.getString("kind"), row.getObject("whose", UUID.class), row.getLong("n")));
            }
            return n;
        }
    }
}
