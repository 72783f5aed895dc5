package cn.yipanqi.ledger.reading;

import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.EntryVersions;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.ledger.reading.EntryStory.Matter;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.StoredMessages;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the matter of an entry, now or as of a posting. */
@Component
class MatterReader {

    private static final String MEMBERS_NOW = """
            select e.* from ledger.entry_now e where e.county = :county and e.matter = :matter order by e.first_day, e.entry
            """;
    private static final String MEMBERS_THEN = """
            select * from (
                select distinct on (v.entry) v.* from ledger.entry_version v
                join (select distinct on (entry) entry, matter from ledger.membership
                      where county = :county and posting <= :asOf order by entry, posting desc) m on m.entry = v.entry
                where v.county = :county and v.posting <= :asOf and m.matter = :matter
                order by v.entry, v.no desc) then_
            where state = 'LIVE' order by first_day, entry
            """;

    private final JdbcClient jdbc;
    private final EntryVersions versions;
    private final StoredMessages messages;

    MatterReader(JdbcClient jdbc, EntryVersions versions, StoredMessages messages) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.messages = messages;
    }

    private record Ruling(String field, @Nullable Message reason) {}

    @Nullable
    Matter of(EntryRecord entry, @Nullable Long asOf) {
        long until = asOf == null ? Long.MAX_VALUE : asOf;
        UUID matter = jdbc.sql("""
                        select matter from ledger.membership where entry = :entry and posting <= :asOf
                        order by posting desc limit 1
                        """)
                .param("entry", entry.entry())
                .param("asOf", until)
                .query(UUID.class)
                .single();
        Map<String, Message> settled = rulings(entry.county(), matter, until);
        List<EntryRecord> members = jdbc.sql(asOf == null ? MEMBERS_NOW : MEMBERS_THEN)
                .param("county", entry.county())
                .param("matter", matter)
                .params(asOf == null ? Map.of() : Map.of("asOf", asOf))
                .query(versions::record)
                .list();
        String relation = asOf == null ? "ledger.matter_now" : "ledger.matters_as_of(:county, :asOf)";
        return jdbc.sql("select * from " + relation + " where county = :county and matter = :matter")
                .param("county", entry.county())
                .param("matter", matter)
                .params(asOf == null ? Map.of() : Map.of("asOf", asOf))
                .query((row, n) -> matter(row, members, settled))
                .optional()
                .orElse(null);
    }

    private static Matter matter(ResultSet row, List<EntryRecord> members, Map<String, Message> settled)
            throws SQLException {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            BigDecimal value = row.getBigDecimal(measure.column());
            if (value != null) {
                values.put(measure.column(), value);
            }
        }
        UUID leading = row.getObject("lead_entry", UUID.class);
        Map<String, Message> values_ = new HashMap<>(settled);
        Message leadReason = values_.remove("lead");
        return new Matter(
                row.getObject("matter", UUID.class),
                leading,
                row.getObject("lead", UUID.class),
                row.getString("lead_basis"),
                leadReason == null ? ownReason(members, leading) : leadReason,
                EntryVersions.uuids(row.getArray("joined")),
                EntryVersions.uuids(row.getArray("bodies")),
                row.getString("category"),
                values,
                EntryVersions.texts(row.getArray("conflicts")),
                values_,
                members.stream()
                        .sorted(Comparator.comparing(member -> !member.entry().equals(leading)))
                        .toList());
    }

    private static @Nullable Message ownReason(List<EntryRecord> members, UUID leading) {
        return members.stream()
                .filter(member -> member.entry().equals(leading))
                .map(member -> member.content().leadReason())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Map<String, Message> rulings(long county, UUID matter, long until) {
        Map<String, Message> rulings = new HashMap<>();
        jdbc.sql("""
                        select field, reason from (
                            select distinct on (field) field, reason, voided from ledger.ruling
                            where county = :county and matter = :matter and posting <= :asOf order by field, posting desc) latest
                        where not voided
                        """)
                .param("county", county)
                .param("matter", matter)
                .param("asOf", until)
                .query((row, n) -> new Ruling(row.getString("field"), messages.read(row.getString("reason"))))
                .list()
                .forEach(ruling -> {
                    if (ruling.reason() != null) {
                        rulings.put(ruling.field(), ruling.reason());
                    }
                });
        return rulings;
    }
}
