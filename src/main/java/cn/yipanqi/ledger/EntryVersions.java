package cn.yipanqi.ledger;

import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.StoredMessages;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads versions of entries back as they were stated. */
@Component
public class EntryVersions {

    private final JdbcClient jdbc;
    private final StoredMessages messages;

    EntryVersions(JdbcClient jdbc, StoredMessages messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    @org.springframework.transaction.annotation.Transactional(readOnly = true)
    public Map<UUID, EntryRecord> latest(long county, Collection<UUID> entries) {
        return jdbc
                .sql("""
                        select distinct on (entry) * from ledger.entry_version
                        where county = :county and entry = any (:ids) order by entry, no desc
                        """)
                .param("county", county)
                .param("ids", entries.toArray(UUID[]::new))
                .query(this::record)
                .stream()
                .collect(Collectors.toMap(EntryRecord::entry, record -> record));
    }

    /**
     * The latest version of an entry, live or withdrawn, in whichever county of the scope.
     *
     * @throws Refusal where there is none the asker may open
     */
    public EntryRecord latest(UUID entry) {
        return jdbc.sql("select * from ledger.entry_version where entry = ? order by no desc limit 1")
                .param(entry)
                .query(this::record)
                .optional()
                .orElseThrow(() -> Refusal.absent("entry"));
    }

    /** Reads a row that has all columns of {@code ledger.entry_version}. */
    public EntryRecord record(ResultSet row, int n) throws SQLException {
        return new EntryRecord(
                row.getObject("entry", UUID.class),
                row.getInt("no"),
                row.getLong("county"),
                row.getLong("posting"),
                EntryState.valueOf(row.getString("state")),
                content(row),
                new Source(
                        row.getString("source_module"),
                        row.getObject("source_record", UUID.class),
                        row.getString("source_file"),
                        row.getString("source_sheet"),
                        row.getObject("source_row", Integer.class)));
    }

    private EntryContent content(ResultSet row) throws SQLException {
        Map<Measure, BigDecimal> measures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            BigDecimal value = row.getBigDecimal(measure.column());
            if (value != null) {
                measures.put(measure, value);
            }
        }
        Set<Measure> about = EnumSet.noneOf(Measure.class);
        texts(row.getArray("about")).forEach(name -> about.add(Measure.valueOf(name.toUpperCase(Locale.ROOT))));
        return new EntryContent(
                row.getString("kind"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("title"),
                row.getString("category"),
                row.getObject("unit", UUID.class),
                row.getObject("lead", UUID.class),
                LeadBasis.valueOf(row.getString("lead_basis")),
                messages.read(row.getString("lead_reason")),
                uuids(row.getArray("partners")),
                uuids(row.getArray("bodies")),
                row.getObject("region", Long.class),
                row.getObject("station", UUID.class),
                row.getObject("home", UUID.class),
                row.getString("place"),
                row.getString("team"),
                row.getString("channel"),
                row.getString("destination"),
                new TreeSet<>(texts(row.getArray("tags"))),
                measures,
                about,
                row.getString("note"));
    }

    public static List<UUID> uuids(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((UUID[]) array.getArray());
    }

    public static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
