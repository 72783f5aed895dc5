package cn.yipanqi.report;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.audit.ChainHead;
import cn.yipanqi.audit.ChainHeads;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.report.Edition.Freezing;
import cn.yipanqi.report.Edition.Trace;
import cn.yipanqi.report.template.DefaultTemplate;
import cn.yipanqi.report.template.Occasion;
import cn.yipanqi.report.template.ReportText;
import cn.yipanqi.report.word.EditionDocument;
import cn.yipanqi.report.word.EditionDocument.Standing;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins, opens, edits, freezes and gives out editions. What is written has been read in one snapshot; it is written in a short
 * transaction of its own, which refuses where the edition was changed in between.
 */
@Service
public class Reports {

    private static final int LONGEST_TITLE = 200;

    private final Editions editions;
    private final LedgerSheet ledger;
    private final KeptFigures kept;
    private final TypedNumbers typed;
    private final Directory directory;
    private final FileStore files;
    private final AuditTrail audit;
    private final ChainHeads chains;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate writing;
    private final Ids ids;
    private final Clock clock;

    Reports(
            Editions editions,
            LedgerSheet ledger,
            KeptFigures kept,
            TypedNumbers typed,
            Directory directory,
            FileStore files,
            AuditTrail audit,
            ChainHeads chains,
            PlatformTransactionManager transactions,
            Ids ids,
            Clock clock) {
        this.editions = editions;
        this.ledger = ledger;
        this.kept = kept;
        this.typed = typed;
        this.directory = directory;
        this.files = files;
        this.audit = audit;
        this.chains = chains;
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
        Trace now = trace();
        Edition edition = new Edition(
                ids.next(),
                county,
                name,
                period,
                title(source, sheet, new Occasion(name, period)),
                source,
                EditionState.DRAFT,
                1,
                now,
                now,
                null);
        return OpenEdition.of(edition, sheet, Map.of(), Map.of());
    }

    /** @throws Refusal (ABSENT) where there is none the asker may see */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public OpenEdition open(UUID id) {
        return open(editions.find(id));
    }

    /** The edition alone, without its figures. */
    @Transactional(readOnly = true)
    public Edition find(UUID id) {
        return editions.find(id);
    }

    private OpenEdition open(Edition edition) {
        FigureSheet live = ledger.read(edition.county(), edition.period());
        Freezing freezing = edition.freezing();
        if (freezing == null) {
            return OpenEdition.of(edition, live, typed.of(edition), Map.of());
        }
        FigureSheet then = kept.of(edition, freezing.posting());
        return OpenEdition.of(edition, then, typed.of(edition), Correction.between(then, live));
    }

    /** A draft with another text in place of its own, not saved. Nothing is refused: problems stand beside the lines. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Preview preview(UUID id, String source) {
        Edition edition = editions.find(id);
        FigureSheet sheet = ledger.read(edition.county(), edition.period());
        var vocabulary = sheet.vocabulary();
        ReportText.Reading reading = ReportText.read(source, vocabulary);
        return new Preview(
                edition,
                sheet,
                reading,
                reading.text().narrate(edition.occasion(), sheet.shown(), vocabulary),
                typed.of(edition));
    }

    /**
     * Gives a draft another text.
     *
     * @throws Refusal (INVALID) where the text cannot be understood, (STALE) where somebody else's change came first or it is frozen
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

    /**
     * Freezes an edition: what is kept are values, definitions, rows, the posting number and the bytes of the Word file, all of one
     * snapshot.
     *
     * @param expectedRevision the one that was looked through before, none where nobody looked
     * @throws Refusal (STALE) where it is frozen already, or somebody changed it since
     */
    public OpenEdition freeze(UUID id, @Nullable Integer expectedRevision) {
        Icy icy = snapshot.execute(status -> icy(id, expectedRevision));
        return writing.execute(status -> {
            Edition edition = editions.lock(id);
            edition.state().require(EditionState.FROZEN);
            edition.expect(icy.open().edition().revision());
            long county = edition.county();
            Standing standing = icy.standing();
            UUID document = store(county, icy.file());
            Edition frozen = edition.frozenAs(new Freezing(
                    standing.posting(), standing.at(), CurrentScope.get().actorName(), document, standing.chain()));
            kept.keep(frozen, icy.open().figures(), icy.cards(), icy.rows());
            editions.save(frozen);
            audit.record(
                    county,
                    "report.freeze",
                    id.toString(),
                    Map.of("posting", standing.posting(), "document", document));
            return OpenEdition.of(frozen, icy.open().figures(), icy.open().typed(), Map.of());
        });
    }

    /** All that a freezing keeps. */
    private record Icy(
            OpenEdition open,
            Map<String, String> cards,
            Map<String, LedgerSheet.Rows> rows,
            Standing standing,
            EditionFile file) {}

    private Icy icy(UUID id, @Nullable Integer expectedRevision) {
        Edition edition = editions.find(id);
        edition.state().require(EditionState.FROZEN);
        mayWrite(edition.county());
        if (expectedRevision != null) {
            edition.expect(expectedRevision);
        }
        long county = edition.county();
        Period period = edition.period();
        OpenEdition draft = open(edition);
        ReportText.parse(edition.text(), draft.figures().vocabulary());
        Map<String, String> cards = EditionFile.cards(draft.narrative());
        FigureSheet sheet = ledger.answeredFor(draft.figures(), county, period, cards.keySet());
        Map<String, LedgerSheet.Rows> rows = new LinkedHashMap<>();
        cards.keySet().forEach(code -> rows.put(code, ledger.rows(code, county, period)));
        OpenEdition open = OpenEdition.of(edition, sheet, draft.typed(), Map.of());
        @Nullable ChainHead chain = chains.now(county).orElse(null);
        Standing standing = new Standing(true, sheet.posting(), now(), chain);
        return new Icy(open, cards, rows, standing, EditionFile.write(edition, EditionFile.document(open, standing)));
    }

    private UUID store(long county, EditionFile file) {
        try {
            StoredFile stored = files.put(county, file.name(), new ByteArrayInputStream(file.bytes()));
            return stored.id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
            return EditionFile.write(edition, document(open(edition)));
        }
        try {
            return new EditionFile(
                    EditionFile.name(edition, true), Files.readAllBytes(files.open(freezing.document())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document as it is, or would be, given out. */
    EditionDocument document(OpenEdition open) {
        Edition edition = open.edition();
        FigureSheet sheet = edition.frozen()
                ? open.figures()
                : ledger.answeredFor(
                        open.figures(),
                        edition.county(),
                        edition.period(),
                        EditionFile.cards(open.narrative()).keySet());
        OpenEdition answered =
                new OpenEdition(edition, sheet, open.text(), open.narrative(), open.typed(), open.corrections());
        return EditionFile.document(answered, standing(answered));
    }

    private Standing standing(OpenEdition open) {
        Freezing freezing = open.edition().freezing();
        return freezing == null
                ? new Standing(false, open.figures().posting(), now(), null)
                : new Standing(true, freezing.posting(), freezing.at(), freezing.chain());
    }

    /**
     * A page of a county's editions, the latest first.
     *
     * @param before the last one of the page before, none for the first page
     */
    @Transactional(readOnly = true)
    public List<Edition> of(long county, @Nullable UUID before, int size) {
        return editions.of(county, before, size);
    }

    /**
     * A page of the rows that a frozen edition keeps behind one of its figures.
     *
     * @param after position of the last row of the page before, 0 for the first page
     * @throws Refusal (ABSENT) where it is no frozen edition, or its text does not name the figure
     */
    @Transactional(readOnly = true)
    public List<KeptRow> rows(UUID id, String code, int after, int size) {
        Edition edition = editions.find(id);
        if (!edition.frozen() || kept.of(edition, 0).of(code).isEmpty()) {
            throw Refusal.absent("figure");
        }
        return kept.rows(edition, code, after, size);
    }

    /** A frozen edition, and by how much each of its figures has been corrected since. */
    public record Past(Edition edition, List<Correction> corrections) {}

    /** What was sent up before, the latest first, with what was corrected since. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Past> past(Edition beside, int size) {
        List<Edition> frozen = editions.frozen(beside.county(), beside.id(), size);
        Map<UUID, FigureSheet> sheets = kept.of(frozen);
        Map<Period, FigureSheet> live = new LinkedHashMap<>();
        List<Past> past = new ArrayList<>();
        for (Edition edition : frozen) {
            FigureSheet now = live.computeIfAbsent(edition.period(), period -> ledger.read(edition.county(), period));
            FigureSheet then = sheets.getOrDefault(edition.id(), FigureSheet.of(0, List.of()));
            past.add(new Past(edition, List.copyOf(Correction.between(then, now).values())));
        }
        return past;
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
