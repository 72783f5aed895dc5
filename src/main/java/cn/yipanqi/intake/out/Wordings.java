package cn.yipanqi.intake.out;

import cn.yipanqi.intake.reading.versions.RowKey;
import cn.yipanqi.ledger.EntryRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** In which words the workbook said an entry that nobody has corrected by hand since: 班玛县工商联 where the ledger knows 工商联. */
@Component
class Wordings {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Wordings(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(readOnly = true)
    Map<UUID, RowKey> of(long county, Collection<EntryRecord> entries) {
        Map<UUID, Integer> versions = new HashMap<>();
        entries.forEach(entry -> versions.put(entry.entry(), entry.version()));
        Map<UUID, RowKey> wordings = new HashMap<>();
        jdbc.sql("""
                        select r.entry, r.key, max(d.version) as version
                        from intake.posted_row r join intake.deed d on d.county = r.county and d.entry = r.entry
                        where r.county = :county and r.entry = any (:ids) and d.county = :county
                        group by r.entry, r.key
                        """)
                .param("county", county)
                .param("ids", versions.keySet().toArray(UUID[]::new))
                .query(row -> {
                    UUID entry = row.getObject("entry", UUID.class);
                    if (Integer.valueOf(row.getInt("version")).equals(versions.get(entry))) {
                        wordings.put(entry, RowKey.of(json.readValue(row.getString("key"), MAP)));
                    }
                });
        return wordings;
    }
}
