package cn.yipanqi.organisation;

import cn.yipanqi.organisation.Region.Level;
import cn.yipanqi.shared.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The divisions of the country. They change only with a new edition of the files, that is, with a restart: provinces, prefectures and
 * counties are kept in memory after the first question; townships are asked for.
 */
@Component
public class Regions {

    private static final String COLUMNS =
            "select code, digits, name, stem, word, level, parent, heading from organisation.region ";

    private final JdbcClient jdbc;
    private volatile @Nullable RegionIndex index;

    Regions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<Region> find(RegionCode code) {
        Optional<Region> known = index().find(code.low());
        return known.isPresent() || code.digits().length() <= 6
                ? known
                : jdbc.sql(COLUMNS + "where code = ?")
                        .param(code.low())
                        .query((row, n) -> region(row))
                        .optional();
    }

    /** The division that keeps that ledger. */
    @Transactional(readOnly = true)
    public Optional<Region> ofLedger(long county) {
        return index().find(county * 1_000_000);
    }

    /**
     * Divisions of a level whose names begin so, in the order of their codes; headings are left out.
     *
     * @param within only what belongs to it
     * @param limit at most so many
     */
    @Transactional(readOnly = true)
    public List<Region> search(String namePrefix, Level level, Optional<RegionCode> within, int limit) {
        String prefix = Spelling.key(namePrefix);
        if (level != Level.TOWNSHIP) {
            return index().all().stream()
                    .filter(region -> region.level() == level && !region.heading())
                    .filter(region -> region.name().startsWith(prefix))
                    .filter(region -> within.isEmpty() || within.get().contains(region.code()))
                    .limit(limit)
                    .toList();
        }
        return jdbc.sql(COLUMNS + """
                        where level = :level and name like :prefix and code >= :low and code < :high
                        order by code limit :limit
                        """)
                .param("level", level.name())
                .param("prefix", prefix.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("low", within.map(RegionCode::low).orElse(0L))
                .param("high", within.map(RegionCode::high).orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query((row, n) -> region(row))
                .list();
    }

    /** From the province down to the division itself, without headings; empty where there is no such division. */
    @Transactional(readOnly = true)
    public List<Region> path(RegionCode code) {
        Deque<Region> path = new ArrayDeque<>();
        Optional<Region> next = find(code);
        while (next.isPresent()) {
            Region region = next.get();
            if (!region.heading()) {
                path.addFirst(region);
            }
            Long parent = region.parent();
            next = parent == null ? Optional.empty() : index().find(parent);
        }
        return List.copyOf(path);
    }

    /** What belongs to it directly, in the order of codes. A heading is opened: its counties stand in its place. */
    @Transactional(readOnly = true)
    public List<Region> children(RegionCode code) {
        return jdbc.sql("""
                        select c.code, c.digits, c.name, c.stem, c.word, c.level, c.parent, c.heading
                        from organisation.region c
                        where not c.heading and (c.parent = :code
                           or c.parent in (select h.code from organisation.region h where h.parent = :code and h.heading))
                        order by c.code
                        """)
                .param("code", code.low())
                .query((row, n) -> region(row))
                .list();
    }

    /**
     * Another county that a text names in full. Names that are also words, and districts whose names many cities share, count only
     * where the words around them show that the place is meant.
     *
     * @param own ledger code of the county whose text it is
     */
    @Transactional(readOnly = true)
    public Optional<Region> otherCountyNamedIn(String text, long own) {
        return index().counties().otherNamedIn(text, own);
    }

    private RegionIndex index() {
        RegionIndex known = index;
        if (known == null) {
            known = new RegionIndex(jdbc.sql(COLUMNS + "where level <> 'TOWNSHIP' order by code")
                    .query((row, n) -> region(row))
                    .list());
            index = known;
        }
        return known;
    }

    private static Region region(ResultSet row) throws SQLException {
        return new Region(
                row.getLong("code"),
                row.getString("digits"),
                row.getString("name"),
                row.getString("stem"),
                row.getString("word"),
                Level.valueOf(row.getString("level")),
                row.getObject("parent", Long.class),
                row.getBoolean("heading"));
    }
}
