package cn.yipanqi.intake;

import cn.yipanqi.intake.reading.Draft;
import cn.yipanqi.intake.reading.versions.Comparison.Posted;
import cn.yipanqi.intake.reading.versions.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Remembers which row became which entry, so that a later version of the workbook finds it again. */
@Component
class PostedRows {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final UUID NOBODY = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    PostedRows(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** A ledger as workbooks keep it: one kind, one unit or a shared one. */
    record LedgerKey(String kind, UUID unit) {

        static LedgerKey of(String kind, @Nullable UUID unit) {
            return new LedgerKey(kind, Objects.requireNonNullElse(unit, NOBODY));
        }
    }

    /** A row and the entry it became. */
    record Row(UUID entry, LedgerKey ledger, String file, String sheet, Draft draft) {}

    Map<LedgerKey, List<Posted<UUID>>> of(long county, int year) {
        Map<LedgerKey, List<Posted<UUID>>> rows = new HashMap<>();
        jdbc.sql("select entry, kind, unit, key from intake.posted_row where county = ? and year = ? order by entry")
                .params(county, year)
                .query((row, n) -> rows.computeIfAbsent(
                                new LedgerKey(row.getString("kind"), row.getObject("unit", UUID.class)),
                                ledger -> new ArrayList<>())
                        .add(new Posted<>(row.getObject("entry", UUID.class), key(row.getString("key")))))
                .list();
        return rows;
    }

    private RowKey key(String kept) {
        return RowKey.of(json.readValue(kept, MAP));
    }

    void keep(Intake intake, Collection<Row> rows) {
        batches.batchUpdate(
                """
                insert into intake.posted_row (entry, county, year, kind, unit, intake, file, sheet, row, key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                on conflict (entry) do update set intake = excluded.intake, file = excluded.file, sheet = excluded.sheet,
                    row = excluded.row, key = excluded.key
                """,
                rows.stream()
                        .map(row -> new Object[] {
                            row.entry(),
                            intake.county(),
                            intake.year(),
                            row.ledger().kind(),
                            row.ledger().unit(),
                            intake.id(),
                            row.file(),
                            row.sheet(),
                            row.draft().row(),
                            json.writeValueAsString(row.draft().key().toMap())
                        })
                        .toList());
    }

    void forget(long county, Collection<UUID> entries) {
        jdbc.sql("delete from intake.posted_row where county = :county and entry = any (:ids)")
                .param("county", county)
                .param("ids", entries.toArray(UUID[]::new))
                .update();
    }

    /** What an intake did to an entry. */
    record Deed(
            UUID entry, Kind kind, int version, @Nullable String keyBefore) {

        enum Kind {
            POSTED,
            CORRECTED,
            WITHDRAWN
        }
    }

    void record(Intake intake, List<Deed> deeds) {
        batches.batchUpdate(
                """
                insert into intake.deed (intake, entry, county, deed, version, key_before) values (?, ?, ?, ?, ?, ?::jsonb)
                """,
                deeds.stream()
                        .map(deed -> new Object[] {
                            intake.id(),
                            deed.entry(),
                            intake.county(),
                            deed.kind().name(),
                            deed.version(),
                            deed.keyBefore()
                        })
                        .toList());
    }

    List<Deed> deeds(Intake intake) {
        return jdbc.sql("select entry, deed, version, key_before from intake.deed where intake = ? order by entry")
                .param(intake.id())
                .query((row, n) -> new Deed(
                        row.getObject("entry", UUID.class),
                        Deed.Kind.valueOf(row.getString("deed")),
                        row.getInt("version"),
                        row.getString("key_before")))
                .list();
    }

    /** Keys as they are kept now, for the deeds that replace them. */
    Map<UUID, String> keys(long county, Collection<UUID> entries) {
        Map<UUID, String> keys = new HashMap<>();
        jdbc.sql("select entry, key from intake.posted_row where county = :county and entry = any (:ids)")
                .param("county", county)
                .param("ids", entries.toArray(UUID[]::new))
                .query((row, n) -> keys.put(row.getObject("entry", UUID.class), row.getString("key")))
                .list();
        return keys;
    }

    void restoreKeys(long county, Map<UUID, String> keys) {
        batches.batchUpdate(
                "update intake.posted_row set key = ?::jsonb where county = ? and entry = ?",
                keys.entrySet().stream()
                        .map(key -> new Object[] {key.getValue(), county, key.getKey()})
                        .toList());
    }
}
