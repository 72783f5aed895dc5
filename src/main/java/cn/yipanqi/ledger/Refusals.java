package cn.yipanqi.ledger;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.matching.Pair;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers which entries are not the same matter, so that nobody is asked twice. */
@Component
class Refusals {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final AuditTrail audit;
    private final Clock time;

    Refusals(JdbcClient jdbc, JdbcTemplate batches, AuditTrail audit, Clock time) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.audit = audit;
        this.time = time;
    }

    /** All refused pairs of the county. */
    @Transactional(readOnly = true)
    Set<Pair> pairs(long county) {
        return new HashSet<>(jdbc.sql("select one, other from ledger.refusal where county = ?")
                .param(county)
                .query((row, n) -> Pair.of(row.getObject("one", UUID.class), row.getObject("other", UUID.class)))
                .list());
    }

    /** Remembers that no two of these entries are the same matter. */
    @Transactional
    void refuse(long county, List<UUID> entries) {
        List<UUID> sorted = entries.stream().distinct().sorted(Merging.BY_TEXT).toList();
        List<Object[]> pairs = new ArrayList<>();
        UUID actor = CurrentScope.get().actor();
        Timestamp now = Timestamp.from(time.instant());
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                pairs.add(new Object[] {county, sorted.get(i), sorted.get(j), now, actor});
            }
        }
        batches.batchUpdate(
                "insert into ledger.refusal (county, one, other, at, actor) values (?, ?, ?, ?, ?) on conflict do nothing",
                pairs);
        audit.record(county, "ledger.refuse", sorted.get(0).toString(), Map.of("entries", sorted.size()));
    }

    /** Takes a refusal back: the entries may be suggested again. */
    @Transactional
    void takeBack(long county, List<UUID> entries) {
        int forgotten = jdbc.sql(
                        "delete from ledger.refusal where county = :county and one = any (:ids) and other = any (:ids)")
                .param("county", county)
                .param("ids", entries.toArray(UUID[]::new))
                .update();
        if (forgotten == 0) {
            throw Refusal.absent("refusal");
        }
        audit.record(county, "ledger.refuse.undo", entries.get(0).toString(), Map.of("entries", entries.size()));
    }
}
