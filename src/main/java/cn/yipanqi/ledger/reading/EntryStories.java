package cn.yipanqi.ledger.reading;

import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.EntryState;
import cn.yipanqi.ledger.EntryVersions;
import cn.yipanqi.ledger.reading.EntryStory.Event;
import cn.yipanqi.ledger.reading.EntryStory.Evidence;
import cn.yipanqi.ledger.reading.EntryStory.Merged;
import cn.yipanqi.ledger.reading.EntryStory.Parted;
import cn.yipanqi.ledger.reading.EntryStory.Sighting;
import cn.yipanqi.ledger.reading.EntryStory.Versioned;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the story of one entry: what it says, what it belongs to and how it came to that. */
@Component
public class EntryStories {

    private final JdbcClient jdbc;
    private final EntryVersions versions;
    private final MatterReader matters;

    EntryStories(JdbcClient jdbc, EntryVersions versions, MatterReader matters) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.matters = matters;
    }

    private record Posted(EntryRecord version, @Nullable String reason, String deed, java.time.Instant at, String by) {}

    /**
     * @param asOf show it as it stood after that posting of its county
     * @throws Refusal where there is no such entry to be opened, or there was none yet
     */
    @Transactional(readOnly = true)
    public EntryStory of(UUID entry, @Nullable Long asOf) {
        List<Posted> all = posted(entry);
        if (all.isEmpty()) {
            throw Refusal.absent("entry");
        }
        List<Posted> then = all.stream()
                .filter(version -> asOf == null || version.version().posting() <= asOf)
                .toList();
        if (asOf != null && then.isEmpty()) {
            throw new Refusal(Refusal.Kind.ABSENT, Message.of("entry.as-of.before", asOf));
        }
        EntryRecord shown = then.get(then.size() - 1).version();
        List<Event> history = new ArrayList<>(merges(shown, asOf));
        for (int i = 0; i < then.size(); i++) {
            Posted version = then.get(i);
            history.add(new Versioned(
                    version.version(),
                    i == 0 ? null : then.get(i - 1).version(),
                    version.reason(),
                    version.deed(),
                    version.version().posting(),
                    version.at(),
                    version.by()));
        }
        history.sort(Comparator.comparingLong(Event::posting).reversed());
        return new EntryStory(
                shown,
                all.get(all.size() - 1).version().version(),
                asOf,
                shown.state() == EntryState.WITHDRAWN ? null : matters.of(shown, asOf),
                List.copyOf(history),
                evidence(shown),
                sightings(shown));
    }

    private List<Posted> posted(UUID entry) {
        return jdbc.sql("""
                        select v.*, p.at, p.actor_name, p.deed
                        from ledger.entry_version v join ledger.posting p on p.county = v.county and p.no = v.posting
                        where v.entry = ? order by v.no
                        """)
                .param(entry)
                .query((row, n) -> new Posted(
                        versions.record(row, n),
                        row.getString("reason"),
                        "deed." + row.getString("deed").toLowerCase(java.util.Locale.ROOT),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor_name")))
                .list();
    }

    private List<Event> merges(EntryRecord entry, @Nullable Long asOf) {
        List<Event> events = new ArrayList<>();
        jdbc.sql("""
                        select c.id, c.posting, p.at, p.actor_name, c.parted_posting, q.at as parted_at, q.actor_name as parted_by,
                            (select array_agg(distinct o.unit order by o.unit) from ledger.entry_version o
                                where o.county = c.county and o.entry = any (c.entries) and o.entry <> :entry and o.unit is not null
                            ) as units,
                            cardinality(c.entries) - 1 as others
                        from ledger.confirmation c
                        join ledger.posting p on p.county = c.county and p.no = c.posting
                        left join ledger.posting q on q.county = c.county and q.no = c.parted_posting
                        where c.county = :county and :entry = any (c.entries) and c.posting <= :asOf
                        """)
                .param("county", entry.county())
                .param("entry", entry.entry())
                .param("asOf", asOf == null ? Long.MAX_VALUE : asOf)
                .query((row, n) -> events.addAll(events(row, asOf)))
                .list();
        return events;
    }

    private static List<Event> events(ResultSet row, @Nullable Long asOf) throws SQLException {
        Long parting = row.getObject("parted_posting", Long.class);
        boolean parted = parting != null && (asOf == null || parting <= asOf);
        List<Event> events = new ArrayList<>();
        events.add(new Merged(
                row.getObject("id", UUID.class),
                parted,
                EntryVersions.uuids(row.getArray("units")),
                row.getInt("others"),
                row.getLong("posting"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_name")));
        if (parted) {
            events.add(new Parted(
                    row.getLong("parted_posting"),
                    row.getTimestamp("parted_at").toInstant(),
                    row.getString("parted_by")));
        }
        return events;
    }

    private List<Evidence> evidence(EntryRecord entry) {
        return jdbc.sql("""
                        select id, name, note, at, actor_name from ledger.evidence
                        where county = ? and entry = ? order by at, id
                        """)
                .params(entry.county(), entry.entry())
                .query((row, n) -> new Evidence(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("note"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor_name")))
                .list();
    }

    private List<Sighting> sightings(EntryRecord entry) {
        return jdbc.sql("""
                        select version, at, actor_name from ledger.sighting
                        where county = ? and entry = ? order by version desc
                        """)
                .params(entry.county(), entry.entry())
                .query((row, n) -> new Sighting(
                        row.getInt("version"), row.getTimestamp("at").toInstant(), row.getString("actor_name")))
                .list();
    }
}
