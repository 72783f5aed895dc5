package cn.yipanqi.report;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.report.Edition.Freezing;
import cn.yipanqi.report.Edition.Trace;
import cn.yipanqi.report.template.DefaultTemplate;
import cn.yipanqi.report.template.Occasion;
import cn.yipanqi.report.template.ReportText;
import cn.yipanqi.report.word.EditionDocument;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins, edits and gives out editions. What is written has been read in one snapshot; it is written in a short
 * transaction of its own, which refuses where the edition was changed in between.
 */
@Service
public class Reports {

    private static final int LONGEST_TITLE = 200;

    private final Editions editions;
    private final LedgerSheet ledger;
    private final ReportReader reader;
    private final TypedNumbers typed;
    private final Directory directory;
    private final FileStore files;
    private final AuditTrail audit;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate writing;
    private final Ids ids;
    private final Clock clock;

    Reports(
            Editions editions,
            LedgerSheet ledger,
            ReportReader reader,
            TypedNumbers typed,
            Directory directory,
            FileStore files,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Ids ids,
            Clock clock) {
        this.editions = editions;
        this.ledger = ledger;
        this.reader = reader;
        this.typed = typed;
        this.directory = directory;
        this.files = files;
        this.audit = audit;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.writing = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins a draft from the default template; each call is a new one. */
    public OpenEdition draft(long county, Period period) {
        mayWrite(county);
        OpenEdition open = snapshot.execute(status -> begun(county, period));
        writing.executeWithoutResult(status -> {
            editions.add(open.edition());
            audit.record(county, "report.draft", open.edition().id().toString(), Map.of("period", period.code()));
        });
        return open;
    }

    private OpenEdition begun(long county, Period period) {
        String source = DefaultTemplate.source();
        String name = directory.of(county).name();
        FigureSheet sheet = ledger.read(county, period);
        Edition edition = Edition.begun(
                ids.next(), county, name, period, title(source, sheet, new Occasion(name, period)), source, trace());
        return OpenEdition.of(edition, sheet, Map.of(), Map.of());
    }

    /**
     * Gives a draft another text.
     *
     * @throws Refusal (INVALID) where the text cannot be understood, (STALE) where somebody else's change came first or it is no draft
     */
    public OpenEdition edit(UUID id, String source, int expectedRevision) {
        Rewritten text = snapshot.execute(status -> {
            Edition edition = editions.find(id);
            mayWrite(edition.county());
            FigureSheet sheet = ledger.read(edition.county(), edition.period());
            return new Rewritten(
                    edition.edited(title(source, sheet, edition.occasion()), source, expectedRevision, trace()), sheet);
        });
        return writing.execute(status -> {
            Edition next = editions.lock(id)
                    .edited(
                            text.edition().title(),
                            source,
                            expectedRevision,
                            text.edition().changed());
            editions.save(next);
            typed.sign(next, ReportText.parse(source, text.sheet().vocabulary()));
            audit.record(next.county(), "report.edit", id.toString(), Map.of("revision", next.revision()));
            return OpenEdition.of(next, text.sheet(), typed.of(next), Map.of());
        });
    }

    private record Rewritten(Edition edition, FigureSheet sheet) {}

    /** The edition as a Word file: a frozen one as it was given out, byte for byte. */
    public EditionFile export(UUID id) {
        Given given = snapshot.execute(status -> {
            Edition edition = editions.find(id);
            return new Given(edition, file(edition));
        });
        writing.executeWithoutResult(status -> audit.record(
                given.edition().county(),
                "report.export",
                id.toString(),
                Map.of("state", given.edition().state().name())));
        return given.file();
    }

    private record Given(Edition edition, EditionFile file) {}

    private EditionFile file(Edition edition) {
        Freezing freezing = edition.freezing();
        if (freezing == null) {
            return EditionFile.write(edition, reader.document(reader.open(edition)));
        }
        try {
            return new EditionFile(
                    EditionFile.name(edition, EditionDocument.Stage.FROZEN),
                    Files.readAllBytes(files.open(freezing.document())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String title(String source, FigureSheet sheet, Occasion occasion) {
        var vocabulary = sheet.vocabulary();
        String title = ReportText.parse(source, vocabulary)
                .narrate(occasion, sheet.shown(), vocabulary)
                .title();
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new Refusal(Message.of("report.title.length", LONGEST_TITLE));
        }
        return title;
    }

    /** Refuses before the database's policies would have to. */
    private static void mayWrite(long county) {
        if (!CurrentScope.get().writes(county)) {
            throw Refusal.forbidden();
        }
    }

    private Trace trace() {
        return new Trace(now(), CurrentScope.get().actorName());
    }

    /** As the database keeps it, so that what is written now equals what is read later. */
    private java.time.Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
