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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the matter of an entry, now or as of a posting. */
@Component
class MatterReader {

    private static final String MEMBERS_NOW = """
            select e.* from ledger.entry_now e where e.county = :county and e.matter = (select matter from own)
            """;
    private static final String MEMBERS_THEN = """
            select * from (
                select distinct on (v.entry) v.* from ledger.entry_version v
                join (select distinct on (entry) entry, matter from ledger.membership
                      where county = :county and posting <= :until order by entry, posting desc) m on m.entry = v.entry
                where v.county = :county and v.posting <= :until and m.matter = (select matter from own)
                order by v.entry, v.no desc) then_
            where state = 'LIVE'
            """;

    /** The matter beside each of its entries, its columns behind a prefix, and what was settled about it. */
    private static final String QUERY = """
            with own as (
                select matter from ledger.membership where entry = :entry and posting <= :until order by posting desc limit 1),
            ruling as (
                select field, reason from (
                    select distinct on (field) field, reason, voided from ledger.ruling
                    where county = :county and matter = (select matter from own) and posting <= :until
                    order by field, posting desc) latest
                where not voided and reason is not null)
            select member.*, %s,
                array(select field from ruling order by field) as settled_fields,
                array(select reason from ruling order by field) as settled_reasons
            from (%s) member
            cross join (select * from %s where county = :county and matter = (select matter from own)) matter
            order by member.first_day, member.entry
            """;

    private static final String OWN = "matter_";
    private static final String COLUMNS = Stream.concat(
                    Stream.of(
                            "matter", "lead_entry", "lead", "lead_basis", "joined", "bodies", "category", "conflicts"),
                    Arrays.stream(Measure.values()).map(Measure::column))
            .map(column -> "matter." + column + " as " + OWN + column)
            .collect(Collectors.joining(", "));

    private final JdbcClient jdbc;
    private final EntryVersions versions;
    private final StoredMessages messages;

    MatterReader(JdbcClient jdbc, EntryVersions versions, StoredMessages messages) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.messages = messages;
    }

    @Nullable
    Matter of(EntryRecord entry, @Nullable Long asOf) {
        return jdbc.sql(QUERY.formatted(
                        COLUMNS,
                        asOf == null ? MEMBERS_NOW : MEMBERS_THEN,
                        asOf == null ? "ledger.matter_now" : "ledger.matters_as_of(:county, :until)"))
                .param("county", entry.county())
                .param("entry", entry.entry())
                .param("until", asOf == null ? Long.MAX_VALUE : asOf)
                .query(this::read)
                .orElse(null);
    }

    private Optional<Matter> read(ResultSet rows) throws SQLException {
        List<EntryRecord> members = new ArrayList<>();
        Matter bare = null;
        while (rows.next()) {
            members.add(versions.record(rows, 0));
            bare = bare == null ? bare(rows) : bare;
        }
        return bare == null ? Optional.empty() : Optional.of(with(members, bare));
    }

    private Matter bare(ResultSet row) throws SQLException {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            BigDecimal value = row.getBigDecimal(OWN + measure.column());
            if (value != null) {
                values.put(measure.column(), value);
            }
        }
        Map<String, Message> settled = settled(row);
        Message leadReason = settled.remove("lead");
        return new Matter(
                row.getObject(OWN + "matter", UUID.class),
                row.getObject(OWN + "lead_entry", UUID.class),
                row.getObject(OWN + "lead", UUID.class),
                row.getString(OWN + "lead_basis"),
                leadReason,
                EntryVersions.uuids(row.getArray(OWN + "joined")),
                EntryVersions.uuids(row.getArray(OWN + "bodies")),
                row.getString(OWN + "category"),
                values,
                EntryVersions.texts(row.getArray(OWN + "conflicts")),
                settled,
                List.of());
    }

    private static Matter with(List<EntryRecord> members, Matter bare) {
        return new Matter(
                bare.id(),
                bare.leading(),
                bare.lead(),
                bare.leadBasis(),
                bare.leadReason() == null ? ownReason(members, bare.leading()) : bare.leadReason(),
                bare.joined(),
                bare.bodies(),
                bare.category(),
                bare.values(),
                bare.conflicts(),
                bare.settled(),
                members.stream()
                        .sorted(Comparator.comparing(member -> !member.entry().equals(bare.leading())))
                        .toList());
    }

    private Map<String, Message> settled(ResultSet row) throws SQLException {
        List<String> fields = EntryVersions.texts(row.getArray("settled_fields"));
        List<String> reasons = EntryVersions.texts(row.getArray("settled_reasons"));
        Map<String, Message> settled = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            Message reason = messages.read(reasons.get(i));
            if (reason != null) {
                settled.put(fields.get(i), reason);
            }
        }
        return settled;
    }

    private static @Nullable Message ownReason(List<EntryRecord> members, UUID leading) {
        return members.stream()
                .filter(member -> member.entry().equals(leading))
                .map(member -> member.content().leadReason())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
