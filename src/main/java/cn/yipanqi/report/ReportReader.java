package cn.yipanqi.report;

import cn.yipanqi.audit.ChainHead;
import cn.yipanqi.audit.ChainHeads;
import cn.yipanqi.report.Edition.Freezing;
import cn.yipanqi.report.template.ReportText;
import cn.yipanqi.report.word.EditionDocument;
import cn.yipanqi.report.word.EditionDocument.Standing;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
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

/** Reads editions with all that stands in them, each time in one snapshot. */
@Service
public class ReportReader {

    private final Editions editions;
    private final LedgerSheet ledger;
    private final KeptFigures kept;
    private final TypedNumbers typed;
    private final Moves moves;
    private final ChainHeads chains;
    private final Clock clock;

    ReportReader(
            Editions editions,
            LedgerSheet ledger,
            KeptFigures kept,
            TypedNumbers typed,
            Moves moves,
            ChainHeads chains,
            Clock clock) {
        this.editions = editions;
        this.ledger = ledger;
        this.kept = kept;
        this.typed = typed;
        this.moves = moves;
        this.chains = chains;
        this.clock = clock;
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

    /** Signed or frozen, its figures are those then; what the ledger says otherwise stands beside. */
    OpenEdition open(Edition edition) {
        FigureSheet live = ledger.read(edition.county(), edition.period());
        Long posting = edition.pinned();
        if (posting == null) {
            return OpenEdition.of(edition, live, typed.of(edition), Map.of());
        }
        FigureSheet then = kept.of(edition, posting);
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

    /** The document as it is, or would be, given out. */
    EditionDocument document(OpenEdition open) {
        Edition edition = open.edition();
        FigureSheet sheet = edition.pinned() != null
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
                ? standing(open.edition(), open.figures().posting(), now(), null)
                : standing(open.edition(), freezing.posting(), freezing.at(), freezing.chain());
    }

    private static Standing standing(Edition edition, long posting, Instant at, @Nullable ChainHead chain) {
        return standing(edition, EditionDocument.Stage.valueOf(edition.state().name()), posting, at, chain);
    }

    private static Standing standing(
            Edition edition, EditionDocument.Stage stage, long posting, Instant at, @Nullable ChainHead chain) {
        Signing signing = edition.signing();
        return new Standing(
                stage,
                signing == null ? null : new EditionDocument.Signature(signing.position(), signing.day()),
                posting,
                at,
                chain);
    }

    /** How it stands when it is sent up this moment, with the figures of its signing. */
    Standing frozenNow(Edition edition, long posting) {
        return standing(
                edition,
                EditionDocument.Stage.FROZEN,
                posting,
                now(),
                chains.now(edition.county()).orElse(null));
    }

    /** As the database keeps it, so that what is written now equals what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
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

    /** Every move of an edition from step to step, in order. */
    @Transactional(readOnly = true)
    public List<Move> moves(Edition edition) {
        return moves.of(edition);
    }

    /**
     * A page of the rows that a signed or frozen edition keeps behind one of its figures.
     *
     * @param after position of the last row of the page before, 0 for the first page
     * @throws Refusal (ABSENT) where its figures still follow the ledger, or its text does not name the figure
     */
    @Transactional(readOnly = true)
    public List<KeptRow> rows(UUID id, String code, int after, int size) {
        Edition edition = editions.find(id);
        if (edition.pinned() == null || kept.of(edition, 0).of(code).isEmpty()) {
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
}
