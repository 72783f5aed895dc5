package cn.yipanqi.ledger;

import cn.yipanqi.shared.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads entries as they were stated, for modules that post them and must find them again. */
@Component
public class PostedEntries {

    private final JdbcClient jdbc;
    private final EntryVersions versions;

    PostedEntries(JdbcClient jdbc, EntryVersions versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    /** Those of the entries that are not withdrawn, in their latest version. */
    @Transactional(readOnly = true)
    public Map<UUID, EntryRecord> live(long county, Collection<UUID> entries) {
        return jdbc
                .sql("select * from ledger.entry_now where county = :county and entry = any (:ids)")
                .param("county", county)
                .param("ids", entries.toArray(UUID[]::new))
                .query(versions::record)
                .stream()
                .collect(Collectors.toMap(EntryRecord::entry, entry -> entry));
    }

    /** @throws Refusal where there is no such version */
    @Transactional(readOnly = true)
    public EntryRecord version(long county, UUID entry, int no) {
        return jdbc.sql("select * from ledger.entry_version where county = ? and entry = ? and no = ?")
                .params(county, entry, no)
                .query(versions::record)
                .optional()
                .orElseThrow(() -> Refusal.absent("entry"));
    }

    /**
     * Entries that somebody has corrected, withdrawn or merged since they were written.
     *
     * @param written the version each was left in
     */
    @Transactional(readOnly = true)
    public List<EntryRecord> touched(long county, Map<UUID, Integer> written) {
        UUID[] ids = written.keySet().toArray(UUID[]::new);
        return jdbc.sql("""
                        select v.* from (
                            select distinct on (entry) * from ledger.entry_version
                            where county = :county and entry = any (:ids) order by entry, no desc) v
                        join unnest(cast(:ids as uuid[]), cast(:versions as int[])) as w (entry, no) on w.entry = v.entry
                        where v.no > w.no or exists (
                            select 1 from ledger.matter_now m join ledger.entry_now e on e.matter = m.matter
                            where e.entry = v.entry and m.entries > 1)
                        order by v.first_day, v.entry
                        """)
                .param("county", county)
                .param("ids", ids)
                .param("versions", written.values().toArray(Integer[]::new))
                .query(versions::record)
                .list();
    }
}
