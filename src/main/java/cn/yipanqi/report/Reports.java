package cn.yipanqi.report;

import cn.yipanqi.audit.AuditTrail;
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
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Begins, opens, edits, freezes and gives out editions. */
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
            Ids ids,
            Clock clock) {
        this.editions = editions;
        this.ledger = ledger;
        this.kept = kept;
        this.typed = typed;
        this.directory = directory;
        this.files = files;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins a draft from the default template; each call is a new one. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public OpenEdition draft(long county, Period period) {
        mayWrite(county);
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
        editions.add(edition);
        audit.record(county, "report.draft", edition.id().toString(), Map.of("period", period.code()));
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
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public OpenEdition edit(UUID id, String source, int expectedRevision) {
        Edition edition = editions.lock(id);
        mayWrite(edition.county());
        FigureSheet sheet = ledger.read(edition.county(), edition.period());
        Edition next = edition.edited(title(source, sheet, edition.occasion()), source, expectedRevision, trace());
        editions.save(next);
        typed.sign(next, ReportText.parse(source, sheet.vocabulary()));
        audit.record(next.county(), "report.edit", id.toString(), Map.of("revision", next.revision()));
        return OpenEdition.of(next, sheet, typed.of(next), Map.of());
    }

    /**
     * Freezes an edition: what is kept are values, definitions, rows, the posting number and the bytes of the Word file, all of one
     * snapshot.
     *
     * @param expectedRevision the one that was looked through before, none where nobody looked
     * @throws Refusal (STALE) where it is frozen already, or somebody changed it since
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public OpenEdition freeze(UUID id, @Nullable Integer expectedRevision) {
        Edition edition = editions.lock(id);
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
        Trace by = trace();
        UUID document = store(
                OpenEdition.of(edition, sheet, draft.typed(), Map.of()), new Standing(true, sheet.posting(), by.at()));
        Edition frozen = edition.frozenAs(new Freezing(sheet.posting(), by.at(), by.by(), document));
        Map<String, LedgerSheet.Rows> rows = new LinkedHashMap<>();
        cards.keySet().forEach(code -> rows.put(code, ledger.rows(code, county, period)));
        kept.keep(frozen, sheet, cards, rows);
        editions.save(frozen);
        audit.record(county, "report.freeze", id.toString(), Map.of("posting", sheet.posting(), "document", document));
        return OpenEdition.of(frozen, sheet, draft.typed(), Map.of());
    }

    private UUID store(OpenEdition open, Standing standing) {
        Edition edition = open.edition();
        EditionFile file = EditionFile.write(edition, EditionFile.document(open, standing));
        try {
            StoredFile stored = files.put(edition.county(), file.name(), new ByteArrayInputStream(file.bytes()));
            return stored.id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The edition as a Word file: a frozen one as it was given out, byte for byte. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public EditionFile export(UUID id) {
        Edition edition = editions.find(id);
        audit.record(
                edition.county(),
                "report.export",
                id.toString(),
                Map.of("state", edition.state().name()));
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
                ? new Standing(false, open.figures().posting(), now())
                : new Standing(true, freezing.posting(), freezing.at());
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
