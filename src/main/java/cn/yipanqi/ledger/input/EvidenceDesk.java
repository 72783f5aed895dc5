package cn.yipanqi.ledger.input;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.EntryVersions;
import cn.yipanqi.ledger.OwnEntries;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where papers are laid beside entries, and looked at. */
@Component
public class EvidenceDesk {

    private static final int LONGEST_NOTE = 200;
    private static final int MOST_AN_ENTRY = 20;

    private final JdbcClient jdbc;
    private final FileStore files;
    private final EntryDesk entries;
    private final EntryVersions versions;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    EvidenceDesk(
            JdbcClient jdbc,
            FileStore files,
            EntryDesk entries,
            EntryVersions versions,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.entries = entries;
        this.versions = versions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    private record Paper(long county, UUID entry, UUID file) {}

    /** @throws Refusal where the entry is not the asker's to write, or the store does not take the file */
    @Transactional(rollbackFor = IOException.class)
    public UUID add(UUID entry, String name, @Nullable String note, InputStream content) throws IOException {
        EntryRecord now = entries.writable(entry);
        if (jdbc.sql("select count(*) from ledger.evidence where county = ? and entry = ?")
                        .params(now.county(), entry)
                        .query(Integer.class)
                        .single()
                >= MOST_AN_ENTRY) {
            throw new Refusal(Message.of("entries.evidence.most", MOST_AN_ENTRY));
        }
        String said = Faults.line(note);
        StoredFile file = files.put(now.county(), name, content);
        UUID id = ids.next();
        jdbc.sql("""
                        insert into ledger.evidence (id, county, entry, file, name, note, at, actor, actor_name)
                        values (:id, :county, :entry, :file, :name, :note, :at, :actor, :by)
                        """)
                .param("id", id)
                .param("county", now.county())
                .param("entry", entry)
                .param("file", file.id())
                .param("name", file.name())
                .param(
                        "note",
                        said.isEmpty() ? null : said.substring(0, Math.min(said.length(), LONGEST_NOTE)),
                        java.sql.Types.VARCHAR)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actor())
                .param("by", CurrentScope.get().actorName())
                .update();
        audit.record(now.county(), "ledger.evidence", entry.toString(), Map.of("file", file.sha256()));
        return id;
    }

    /** The stored document of a paper, if the asker may open the entry it belongs to. */
    @Transactional(readOnly = true)
    public UUID file(UUID evidence) {
        Paper paper = paper(evidence);
        versions.latest(paper.entry());
        return paper.file();
    }

    private Paper paper(UUID evidence) {
        return jdbc.sql("select county, entry, file from ledger.evidence where id = ?")
                .param(evidence)
                .query((row, n) -> new Paper(
                        row.getLong("county"), row.getObject("entry", UUID.class), row.getObject("file", UUID.class)))
                .optional()
                .orElseThrow(() -> Refusal.absent("evidence"));
    }

    /** Takes a paper away, such as one that should never have been sent in. @return the entry it lay beside */
    @Transactional
    public UUID remove(UUID evidence) {
        Paper paper = paper(evidence);
        if (!OwnEntries.mayWrite(versions.latest(paper.entry()))) {
            throw Refusal.forbidden();
        }
        jdbc.sql("delete from ledger.evidence where county = ? and id = ?")
                .params(paper.county(), evidence)
                .update();
        audit.record(
                paper.county(),
                "ledger.evidence.remove",
                paper.entry().toString(),
                Map.of("file", paper.file().toString()));
        return paper.entry();
    }

    /** Notes that the asker has looked at evidence or original of a version. */
    @Transactional
    public void see(UUID entry, int version) {
        EntryRecord now = versions.latest(entry);
        if (now.version() != version) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("ledger.entry.stale", now.version(), version));
        }
        jdbc.sql("""
                        insert into ledger.sighting (county, entry, version, at, actor, actor_name)
                        values (:county, :entry, :version, :at, :actor, :by) on conflict do nothing
                        """)
                .param("county", now.county())
                .param("entry", entry)
                .param("version", version)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actor())
                .param("by", CurrentScope.get().actorName())
                .update();
        audit.record(now.county(), "ledger.sight", entry.toString(), Map.of("version", version));
    }
}
