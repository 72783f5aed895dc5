package cn.yipanqi.ledger.input;

import cn.yipanqi.ledger.EntryContent;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.EntryVersions;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 已由总工会登记: what others have entered and named a unit in, so that the unit need not enter it again. */
@Component
public class Lookalikes {

    private static final Duration RECENT = Duration.ofDays(30);
    private static final int MOST = 5;
    private static final int DAYS_AROUND = 7;
    /** Share of two-character pieces that two titles must have in common to look alike. */
    private static final double ALIKE = 0.5;

    private static final String NAMING = """
            select e.* from ledger.entry_now e
            where e.county = :county and e.unit is distinct from :unit and (:unit = any (e.partners) or e.lead = :unit)
                and not exists (select 1 from ledger.entry_now own where own.matter = e.matter and own.unit = :unit)
                and\s""";

    private final JdbcClient jdbc;
    private final EntryVersions versions;
    private final Clock clock;

    Lookalikes(JdbcClient jdbc, EntryVersions versions, Clock clock) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.clock = clock;
    }

    /** An entry another unit keeps. */
    public record Heard(EntryRecord entry) {

        public EntryContent content() {
            return entry.content();
        }
    }

    /** What was entered lately and names the unit, the latest first. */
    @Transactional(readOnly = true)
    public List<Heard> heard(long county, UUID unit) {
        return jdbc.sql(NAMING + """
                        exists (select 1 from ledger.posting p where p.county = e.county and p.no = e.posting and p.at > :since)
                        order by e.posting desc, e.first_day desc, e.entry limit :most
                        """)
                .param("county", county)
                .param("unit", unit)
                .param("since", Timestamp.from(clock.instant().minus(RECENT)))
                .param("most", MOST)
                .query((row, n) -> new Heard(versions.record(row, n)))
                .list();
    }

    /** What was entered of the kind, names the unit and looks like what is being typed: the same day, or a like title within a week. */
    @Transactional(readOnly = true)
    public List<Heard> like(long county, @Nullable UUID unit, EntryContent typed) {
        if (unit == null) {
            return List.of();
        }
        Set<String> title = pieces(typed.title());
        return jdbc
                .sql(NAMING + """
                        e.kind = :kind and e.first_day between :from and :to order by e.first_day, e.entry
                        """)
                .param("county", county)
                .param("unit", unit)
                .param("kind", typed.kind())
                .param("from", typed.firstDay().minusDays(DAYS_AROUND))
                .param("to", typed.firstDay().plusDays(DAYS_AROUND))
                .query((row, n) -> new Heard(versions.record(row, n)))
                .stream()
                .filter(heard -> heard.content().firstDay().equals(typed.firstDay())
                        || alike(title, pieces(heard.content().title())))
                .limit(MOST)
                .toList();
    }

    private static boolean alike(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        return 2.0 * common.size() >= ALIKE * (one.size() + other.size()) && !common.isEmpty();
    }

    private static Set<String> pieces(String title) {
        String letters = Normalizer.normalize(title, Normalizer.Form.NFKC).replaceAll("[^\\p{L}\\p{N}]", "");
        Set<String> pieces = new HashSet<>();
        for (int i = 0; i + 2 <= letters.length(); i++) {
            pieces.add(letters.substring(i, i + 2));
        }
        return pieces;
    }
}
