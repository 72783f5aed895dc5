package cn.yipanqi.report;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.report.word.ReturnedDocument;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Takes back files that were edited outside, and says what they changed. */
@Service
public class Returns {

    private final ReportReader reports;
    private final FileStore files;
    private final AuditTrail audit;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate writing;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Returns(
            ReportReader reports,
            FileStore files,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            JsonMapper json,
            Ids ids,
            Clock clock) {
        this.reports = reports;
        this.files = files;
        this.audit = audit;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.writing = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Compares a file with the edition as it is given out, and keeps both file and findings.
     *
     * @throws Refusal (INVALID) where it is no Word file of this edition
     */
    public Returned take(UUID edition, String name, byte[] bytes) {
        Compared compared = snapshot.execute(status -> {
            OpenEdition open = reports.open(edition);
            long county = open.edition().county();
            if (!CurrentScope.get().writes(county)) {
                throw Refusal.forbidden();
            }
            return new Compared(county, ReturnedDocument.read(bytes, reports.document(open)));
        });
        return writing.execute(status -> keep(compared.county(), edition, name, bytes, compared.result()));
    }

    private record Compared(long county, ReturnedDocument result) {}

    private Returned keep(long county, UUID edition, String name, byte[] bytes, ReturnedDocument result) {
        UUID document = store(county, name, bytes);
        Returned returned = new Returned(
                ids.next(), edition, clock.instant(), CurrentScope.get().actorName(), name, result);
        jdbc.sql("""
                        insert into report.returned (id, edition, county, at, actor_name, name, document, result)
                        values (:id, :edition, :county, :at, :by, :name, :document, :result::jsonb)
                        """)
                .param("id", returned.id())
                .param("edition", edition)
                .param("county", county)
                .param("at", Timestamp.from(returned.at()))
                .param("by", returned.by())
                .param("name", name)
                .param("document", document)
                .param("result", json.writeValueAsString(result))
                .update();
        audit.record(
                county,
                "report.return",
                edition.toString(),
                Map.of("changed", result.changed().size(), "document", document));
        return returned;
    }

    private UUID store(long county, String name, byte[] bytes) {
        try {
            return files.put(county, name, new ByteArrayInputStream(bytes)).id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The latest files that came back to an edition. */
    @Transactional(readOnly = true)
    public List<Returned> of(Edition edition) {
        return jdbc.sql("""
                        select * from report.returned where county = ? and edition = ? order by id desc limit 20
                        """)
                .params(edition.county(), edition.id())
                .query(this::returned)
                .list();
    }

    /** @throws Refusal (ABSENT) where no such file came back to the edition */
    @Transactional(readOnly = true)
    public Returned find(UUID edition, UUID id) {
        return jdbc.sql("select * from report.returned where edition = ? and id = ?")
                .params(edition, id)
                .query(this::returned)
                .optional()
                .orElseThrow(() -> Refusal.absent("return"));
    }

    private Returned returned(ResultSet row, int n) throws SQLException {
        return new Returned(
                row.getObject("id", UUID.class),
                row.getObject("edition", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_name"),
                row.getString("name"),
                json.readValue(row.getString("result"), ReturnedDocument.class));
    }
}
