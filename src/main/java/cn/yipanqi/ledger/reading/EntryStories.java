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
import java.time.Instant;
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

    private record Posted(EntryRecord version, @Nullable String reason, String deed, Instant at, String by) {}

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
        Beside beside = beside(shown, asOf);
        List<Event> history = new ArrayList<>(beside.merges());
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
                List.copyOf(beside.evidence()),
                List.copyOf(beside.sightings()));
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

    /** What lies beside the versions, in one statement: merges up to a posting, papers, and who has looked. */
    private Beside beside(EntryRecord entry, @Nullable Long asOf) {
        Beside beside = new Beside(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        jdbc.sql("""
                        select 'MERGED' as what, c.id, c.posting, p.at, p.actor_name, c.parted_posting, q.at as parted_at,
                            q.actor_name as parted_by,
                            (select array_agg(distinct o.unit order by o.unit) from ledger.entry_version o
                                where o.county = c.county and o.entry = any (c.entries) and o.entry <> :entry and o.unit is not null
                            ) as units,
                            cardinality(c.entries) - 1 as others, null as name, null as note, null::int as version
                        from ledger.confirmation c
                        join ledger.posting p on p.county = c.county and p.no = c.posting
                        left join ledger.posting q on q.county = c.county and q.no = c.parted_posting
                        where c.county = :county and :entry = any (c.entries) and c.posting <= :asOf
                        union all
                        select 'EVIDENCE', id, null, at, actor_name, null, null, null, null, null, name, note, null
                        from ledger.evidence where county = :county and entry = :entry
                        union all
                        select 'SIGHTED', null, null, at, actor_name, null, null, null, null, null, null, null, version
                        from ledger.sighting where county = :county and entry = :entry
                        order by what, version desc, at, id
                        """)
                .param("county", entry.county())
                .param("entry", entry.entry())
                .param("asOf", asOf == null ? Long.MAX_VALUE : asOf)
                .query(row -> {
                    beside.add(row, asOf);
                });
        return beside;
    }

    private record Beside(List<Event> merges, List<Evidence> evidence, List<Sighting> sightings) {

        void add(ResultSet row, @Nullable Long asOf) throws SQLException {
            Instant at = row.getTimestamp("at").toInstant();
            String by = row.getString("actor_name");
            switch (row.getString("what")) {
                case "EVIDENCE" ->
                    evidence.add(new Evidence(
                            row.getObject("id", UUID.class), row.getString("name"), row.getString("note"), at, by));
                case "SIGHTED" -> sightings.add(new Sighting(row.getInt("version"), at, by));
                default -> addMerge(row, at, by, asOf);
            }
        }

        private void addMerge(ResultSet row, Instant at, String by, @Nullable Long asOf) throws SQLException {
            Long parting = row.getObject("parted_posting", Long.class);
            boolean parted = parting != null && (asOf == null || parting <= asOf);
            merges.add(new Merged(
                    row.getObject("id", UUID.class),
                    parted,
                    EntryVersions.uuids(row.getArray("units")),
                    row.getInt("others"),
                    row.getLong("posting"),
                    at,
                    by));
            if (parted) {
                merges.add(new Parted(
                        row.getLong("parted_posting"),
                        row.getTimestamp("parted_at").toInstant(),
                        row.getString("parted_by")));
            }
        }
    }
}
