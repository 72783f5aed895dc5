package cn.yipanqi.ledger;

import cn.yipanqi.ledger.matching.MatterValues;
import cn.yipanqi.ledger.matching.UnitNames;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.StoredMessages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people answered about suggested groups: which were confirmed and still stand, and which were refused. */
@Component
public class Decisions {

    private final JdbcClient jdbc;
    private final EntryVersions versions;
    private final StoredMessages messages;

    Decisions(JdbcClient jdbc, EntryVersions versions, StoredMessages messages) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.messages = messages;
    }

    /**
     * A confirmation that was not parted again.
     *
     * @param at when, {@code by} whom, by which posting
     * @param score points at the time; {@code sure} whether it was a sure one; {@code reasons} the grounds
     * @param entries as they stand now, the lead's first
     * @param outcome what the matter shows
     */
    public record Confirmation(
            UUID id,
            UUID matter,
            long posting,
            Instant at,
            String by,
            int score,
            boolean sure,
            List<Message> reasons,
            List<EntryRecord> entries,
            MatterValues outcome) {}

    /**
     * Entries of which somebody said that they are not one matter.
     *
     * @param id {@link GroupId} of the entries
     */
    public record Refused(String id, Instant at, List<EntryRecord> entries) {}

    private record Head(
            UUID id,
            UUID matter,
            long posting,
            Instant at,
            String by,
            int score,
            boolean sure,
            List<Message> reasons,
            List<UUID> entries,
            @Nullable UUID lead) {}

    /** Standing confirmations whose matter falls into the period, by its day. */
    @Transactional(readOnly = true)
    public List<Confirmation> confirmations(CountyDirectory county, Period period) {
        List<Head> heads = jdbc.sql("""
                        select c.*, p.at, p.actor_name, m.lead
                        from ledger.confirmation c
                        join ledger.matter_now m on m.matter = c.matter and m.county = c.county
                        join ledger.posting p on p.county = c.county and p.no = c.posting
                        where c.county = :county and c.parted_posting is null and m.first_day between :from and :to
                        order by m.first_day, c.id
                        """)
                .param("county", county.county())
                .param("from", period.from())
                .param("to", period.to())
                .query(this::head)
                .list();
        Map<UUID, EntryRecord> entries =
                present(county.county(), heads.stream().flatMap(head -> head.entries().stream()));
        UnitNames names = MatchingInput.names(county);
        List<Confirmation> confirmations = new ArrayList<>();
        for (Head head : heads) {
            List<EntryRecord> members = head.entries().stream()
                    .map(entries::get)
                    .filter(Objects::nonNull)
                    .sorted(Comparator.comparing((EntryRecord entry) ->
                                    !Objects.equals(entry.content().unit(), head.lead()))
                            .thenComparing(entry -> entry.content().firstDay()))
                    .toList();
            if (!members.isEmpty()) {
                confirmations.add(new Confirmation(
                        head.id(),
                        head.matter(),
                        head.posting(),
                        head.at(),
                        head.by(),
                        head.score(),
                        head.sure(),
                        head.reasons(),
                        members,
                        MatterValues.of(
                                members.stream().map(MatchingInput::candidate).toList(), head.lead(), names)));
            }
        }
        return List.copyOf(confirmations);
    }

    private Head head(ResultSet row, int n) throws SQLException {
        return new Head(
                row.getObject("id", UUID.class),
                row.getObject("matter", UUID.class),
                row.getLong("posting"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_name"),
                row.getInt("score"),
                row.getBoolean("sure"),
                messages.readAll(row.getString("reasons")),
                EntryVersions.uuids(row.getArray("entries")),
                row.getObject("lead", UUID.class));
    }

    private record Pair(UUID one, UUID other, Instant at) {}

    /** Refused groups with an entry in the period, the latest refusal first. What was refused at one stroke is one group. */
    @Transactional(readOnly = true)
    public List<Refused> refusals(long county, Period period) {
        List<Pair> pairs = jdbc.sql("""
                        select r.one, r.other, r.at from ledger.refusal r
                        join ledger.entry_now a on a.entry = r.one and a.county = r.county
                        join ledger.entry_now b on b.entry = r.other and b.county = r.county
                        where r.county = :county and (a.first_day between :from and :to or b.first_day between :from and :to)
                        order by r.at desc, r.one, r.other
                        """)
                .param("county", county)
                .param("from", period.from())
                .param("to", period.to())
                .query((row, n) -> new Pair(
                        row.getObject("one", UUID.class),
                        row.getObject("other", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list();
        Map<UUID, EntryRecord> entries =
                present(county, pairs.stream().flatMap(pair -> Stream.of(pair.one(), pair.other())));
        List<Refused> refused = new ArrayList<>();
        groups(pairs)
                .forEach((members, at) -> refused.add(new Refused(
                        GroupId.of(List.copyOf(members)),
                        at,
                        members.stream()
                                .map(entries::get)
                                .filter(Objects::nonNull)
                                .sorted(Comparator.comparing(
                                        entry -> entry.content().firstDay()))
                                .toList())));
        return List.copyOf(refused);
    }

    private static Map<Set<UUID>, Instant> groups(List<Pair> pairs) {
        Map<Set<UUID>, Instant> groups = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            Set<UUID> group = new LinkedHashSet<>(List.of(pair.one(), pair.other()));
            List<Set<UUID>> touching = groups.entrySet().stream()
                    .filter(known -> known.getValue().equals(pair.at())
                            && known.getKey().stream().anyMatch(group::contains))
                    .map(Map.Entry::getKey)
                    .toList();
            touching.forEach(other -> {
                group.addAll(other);
                groups.remove(other);
            });
            groups.put(group, pair.at());
        }
        return groups;
    }

    private Map<UUID, EntryRecord> present(long county, Stream<UUID> entries) {
        Map<UUID, EntryRecord> present = new LinkedHashMap<>();
        jdbc.sql("select * from ledger.entry_now where county = :county and entry = any (:ids)")
                .param("county", county)
                .param("ids", entries.distinct().toArray(UUID[]::new))
                .query(versions::record)
                .list()
                .forEach(entry -> present.put(entry.entry(), entry));
        return present;
    }
}
