package cn.yipanqi.ledger.vouching;

import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.vouching.Change.Sort;
import cn.yipanqi.ledger.vouching.MonthSums.OfKind;
import cn.yipanqi.shared.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads months of units and stations: what stands in them, who vouched for them, and what changed since. */
@Component
public class VouchedMonths {

    private static final int MOST_CHANGES = 500;

    /** What a unit led and joined, or what took place at a station, from the tallies; beside it the entries kept, from the entries. */
    private static final String SUMS = """
        select 'TALLY' as part, extract(month from month)::int as month, kind, role, sum(n) as n,
            sum(participants + recipients) as people, sum(given_cash + given_goods + given) as given
        from ledger.tally
        where county = :county and month between :from and :to
            and (cast(:unit as uuid) is not null and role <> 'COUNTY' and unit = :unit
                or cast(:station as uuid) is not null and role = 'COUNTY' and station = :station)
        group by month, kind, role having sum(n) > 0
        union all
        select 'KEPT', extract(month from first_day)::int, kind, null, count(*), 0, 0
        from ledger.entry_now
        where county = :county and first_day between :from and :to and (unit = :unit or station = :station)
        group by 2, 3
        """;

    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    VouchedMonths(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** The twelve months of a year as the ledger has them, in one statement. */
    @Transactional(readOnly = true)
    public List<MonthSums> sums(long county, Whose whose, int year) {
        Period period = Period.year(year);
        long[] kept = new long[13];
        List<Map<String, Map<String, OfKind>>> months = new ArrayList<>();
        IntStream.rangeClosed(0, 12).forEach(month -> months.add(new HashMap<>()));
        jdbc.sql(SUMS)
                .param("county", county)
                .param("from", period.from())
                .param("to", period.to())
                .param("unit", whose.isStation() ? null : whose.id(), Types.OTHER)
                .param("station", whose.isStation() ? whose.id() : null, Types.OTHER)
                .query(row -> {
                    int month = row.getInt("month");
                    if (row.getString("part").equals("KEPT")) {
                        kept[month] += row.getLong("n");
                    } else {
                        months.get(month)
                                .computeIfAbsent(row.getString("kind"), kind -> new HashMap<>())
                                .put(row.getString("role"), ofKind(row));
                    }
                });
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> new MonthSums(YearMonth.of(year, month), kept[month], kinds(months.get(month))))
                .toList();
    }

    private static OfKind ofKind(ResultSet row) throws SQLException {
        return new OfKind(
                row.getString("kind"), row.getLong("n"), 0, row.getLong("people"), row.getBigDecimal("given"));
    }

    private List<OfKind> kinds(Map<String, Map<String, OfKind>> byKind) {
        List<OfKind> kinds = new ArrayList<>();
        for (Kind kind : catalogue.kinds()) {
            Map<String, OfKind> roles = byKind.getOrDefault(kind.code(), Map.of());
            OfKind joined = roles.get("JOINED");
            OfKind led = roles.getOrDefault("LED", roles.get("COUNTY"));
            if (led != null || joined != null) {
                kinds.add(new OfKind(
                        kind.code(),
                        led == null ? 0 : led.led(),
                        joined == null ? 0 : joined.led(),
                        led == null ? 0 : led.people(),
                        led == null ? java.math.BigDecimal.ZERO : led.given()));
            }
        }
        return kinds;
    }

    /** How the months of a year stand that somebody vouched for, all of the county's or one's, in one statement. */
    @Transactional(readOnly = true)
    public Map<Whose, Map<YearMonth, MonthState>> states(long county, int year, @Nullable Whose only) {
        Map<Whose, Map<YearMonth, MonthState>> states = new HashMap<>();
        jdbc.sql(ChangeSql.STATES)
                .param("county", county)
                .param("from", LocalDate.of(year, 1, 1))
                .param("to", LocalDate.of(year, 12, 1))
                .param("whose", only == null ? null : only.id(), Types.OTHER)
                .query(row -> {
                    UUID unit = row.getObject("unit", UUID.class);
                    Whose whose = unit == null ? Whose.station(row.getObject("station", UUID.class)) : Whose.unit(unit);
                    YearMonth month = YearMonth.from(row.getObject("month", LocalDate.class));
                    states.computeIfAbsent(whose, id -> new HashMap<>())
                            .put(month, new MonthState(month, vouching(row), row.getInt("changes")));
                });
        return states;
    }

    private static Vouching vouching(ResultSet row) throws SQLException {
        return new Vouching(row.getLong("posting"), row.getTimestamp("at").toInstant(), row.getString("actor_name"));
    }

    /** The confirmation of a month as it was after a posting. */
    Vouching vouching(long county, Whose whose, YearMonth month, long posting) {
        return jdbc.sql("""
                select posting, at, actor_name from ledger.vouching
                where county = ? and coalesce(unit, station) = ? and month = ? and posting = ?
                """)
                .params(county, whose.id(), month.atDay(1), posting)
                .query((row, n) -> vouching(row))
                .single();
    }

    /** The entries that changed since a month was vouched for, the latest first, 500 at most; none where it never was. */
    @Transactional(readOnly = true)
    public List<Change> changes(long county, Whose whose, YearMonth month) {
        return jdbc.sql(ChangeSql.ENTRIES)
                .param("county", county)
                .param("from", month.atDay(1))
                .param("to", month.atDay(1))
                .param("whose", whose.id())
                .param("size", MOST_CHANGES)
                .query((row, n) -> new Change(
                        row.getObject("entry", UUID.class),
                        Sort.valueOf(row.getString("sort")),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getObject("first_day", LocalDate.class),
                        row.getLong("last_posting"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor_name"),
                        row.getString("reason")))
                .list();
    }

    /** Numbers of changes by their sort, in the order of the sorts. */
    static Map<Sort, Long> bySort(List<Change> changes) {
        Map<Sort, Long> counts = new EnumMap<>(Sort.class);
        changes.forEach(change -> counts.merge(change.sort(), 1L, Long::sum));
        return counts;
    }

    /** Which of the units vouched at least once for which months of a period. */
    @Transactional(readOnly = true)
    public long vouched(long county, YearMonth from, YearMonth to, List<UUID> units) {
        return jdbc.sql("""
                select count(distinct (unit, month)) from ledger.vouching
                where county = :county and month between :from and :to and unit = any (:units)
                """)
                .param("county", county)
                .param("from", from.atDay(1))
                .param("to", to.atDay(1))
                .param("units", units.toArray(UUID[]::new))
                .query(Long.class)
                .single();
    }
}
