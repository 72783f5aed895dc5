package cn.yipanqi.report;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.report.Edition.Freezing;
import cn.yipanqi.report.Edition.Trace;
import cn.yipanqi.report.template.ReportText;
import cn.yipanqi.report.word.EditionDocument.Standing;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 签发 and 报送. Signing pins the figures, with the rows behind them, to the posting number they were read at; freezing sends up exactly
 * those, whatever the ledger says by then.
 */
@Service
public class Signings {

    private static final Set<String> PAPERS = Set.of("application/pdf", "image/jpeg", "image/png");
    private static final int LONGEST_LEADER = 50;
    private static final int LONGEST_POSITION = 100;
    /** Nothing was signed before there were mass organisations to sign for. */
    private static final LocalDate EARLIEST = LocalDate.of(1949, 1, 1);
    /** Named one by one in a refusal; the others are counted. */
    private static final int NAMED = 5;

    private final Editions editions;
    private final ReportReader reader;
    private final LedgerSheet ledger;
    private final KeptFigures kept;
    private final Moves moves;
    private final SigningRules rules;
    private final Steps steps;
    private final FileStore files;
    private final AuditTrail audit;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate writing;
    private final Ids ids;
    private final Clock clock;

    Signings(
            Editions editions,
            ReportReader reader,
            LedgerSheet ledger,
            KeptFigures kept,
            Moves moves,
            SigningRules rules,
            Steps steps,
            FileStore files,
            AuditTrail audit,
            PlatformTransactionManager transactions,
            Ids ids,
            Clock clock) {
        this.editions = editions;
        this.reader = reader;
        this.ledger = ledger;
        this.kept = kept;
        this.moves = moves;
        this.rules = rules;
        this.steps = steps;
        this.files = files;
        this.audit = audit;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.writing = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A scanned paper as it was sent.
     *
     * @param name of the file
     */
    public record Paper(String name, byte[] bytes) {}

    /**
     * What is to be recorded of a signature.
     *
     * @param day none where it was not given
     */
    public record Signature(
            @Nullable String leader,
            @Nullable String position,
            @Nullable LocalDate day,
            @Nullable Paper paper) {}

    /**
     * Records that a leader signed, and pins the figures as they are now.
     *
     * @param expectedRevision the one that was signed, none where nobody looked
     * @throws InvalidInput where something is missing or wrong
     * @throws Refusal (STALE) where the edition does not wait for it, or has another text since
     */
    public OpenEdition sign(UUID id, @Nullable Integer expectedRevision, Signature signature) {
        Pinned pinned = snapshot.execute(status -> pinned(id, expectedRevision, signature));
        return writing.execute(status -> {
            Edition edition = editions.lock(id);
            edition.state().require(EditionState.SIGNED);
            edition.expect(pinned.open().edition().revision());
            FigureSheet sheet = pinned.open().figures();
            Paper paper = signature.paper();
            UUID scan = paper == null ? null : scan(edition.county(), paper);
            Signing signing = new Signing(
                    ids.next(),
                    pinned.leader(),
                    pinned.position(),
                    pinned.day(),
                    scan,
                    sheet.posting(),
                    new Trace(
                            clock.instant().truncatedTo(ChronoUnit.MICROS),
                            CurrentScope.get().actorName()));
            Edition signed = edition.signedAs(signing);
            moves.add(edition, signing, !pinned.rule().scanRequired());
            kept.keep(signed, sheet, pinned.cards(), pinned.rows());
            steps.signed(signed);
            return OpenEdition.of(signed, sheet, pinned.open().typed(), Map.of());
        });
    }

    /** All that a signing pins. */
    private record Pinned(
            OpenEdition open,
            SigningRule rule,
            String leader,
            String position,
            LocalDate day,
            Map<String, String> cards,
            Map<String, LedgerSheet.Rows> rows) {}

    private Pinned pinned(UUID id, @Nullable Integer expectedRevision, Signature signature) {
        Edition edition = editions.find(id);
        mayWrite(edition.county());
        edition.state().require(EditionState.SIGNED);
        if (expectedRevision != null) {
            edition.expect(expectedRevision);
        }
        SigningRule rule = rules.of(edition.county());
        String leader = line(signature.leader());
        String position = line(signature.position());
        LocalDate day = signature.day();
        List<Fault> faults = new ArrayList<>();
        if (leader.isEmpty() || leader.length() > LONGEST_LEADER) {
            faults.add(new Fault("leader", Message.of("report.sign.leader.missing", LONGEST_LEADER)));
        }
        if (position.isEmpty() || position.length() > LONGEST_POSITION) {
            faults.add(new Fault("position", Message.of("report.sign.position.missing", LONGEST_POSITION)));
        }
        if (day == null || day.isAfter(LocalDate.now(clock)) || day.isBefore(EARLIEST)) {
            faults.add(new Fault("day", Message.of("report.sign.day.wrong")));
        }
        if (signature.paper() == null && rule.scanRequired()) {
            faults.add(new Fault("scan", Message.of("report.sign.scan.missing")));
        }
        if (!faults.isEmpty() || day == null) {
            throw new InvalidInput(faults);
        }
        long county = edition.county();
        Period period = edition.period();
        OpenEdition live = reader.open(edition);
        ReportText.parse(edition.text(), live.figures().vocabulary());
        Map<String, String> cards = EditionFile.cards(live.narrative());
        FigureSheet sheet = ledger.answeredFor(live.figures(), county, period, cards.keySet());
        Map<String, LedgerSheet.Rows> rows = new LinkedHashMap<>();
        cards.keySet().forEach(code -> rows.put(code, ledger.rows(code, county, period)));
        OpenEdition open = OpenEdition.of(edition, sheet, live.typed(), Map.of());
        return new Pinned(open, rule, leader, position, day, cards, rows);
    }

    /** A name on one line, without the blanks around it. */
    static String line(@Nullable String said) {
        return said == null ? "" : said.replaceAll("\\s+", " ").strip();
    }

    private UUID scan(long county, Paper paper) {
        StoredFile stored;
        try {
            stored = store(county, paper.name(), paper.bytes());
        } catch (Refusal refusal) {
            throw new InvalidInput(List.of(new Fault("scan", refusal.sentence())));
        }
        if (!PAPERS.contains(stored.mediaType())) {
            throw new InvalidInput(List.of(new Fault("scan", Message.of("report.sign.scan.type", paper.name()))));
        }
        return stored.id();
    }

    private StoredFile store(long county, String name, byte[] bytes) {
        try {
            return files.put(county, name, new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Freezes a signed edition: what was signed, with the very bytes of its Word file.
     *
     * @param expectedRevision the one that was looked through before, none where nobody looked
     * @param asSigned whether the figures of the signing go up although the ledger says otherwise by now
     * @throws Refusal (STALE) where it is frozen already, a step is missing, somebody changed it since, or the ledger says otherwise and
     *     {@code asSigned} does not say that this is known; then it names the figures
     */
    public OpenEdition freeze(UUID id, @Nullable Integer expectedRevision, boolean asSigned) {
        Icy icy = snapshot.execute(status -> icy(id, expectedRevision, asSigned));
        return writing.execute(status -> {
            Edition edition = editions.lock(id);
            edition.state().require(EditionState.FROZEN);
            Signing signing = edition.signing();
            if (signing == null || !signing.equals(icy.open().edition().signing())) {
                throw new Refusal(Refusal.Kind.STALE, Message.of("report.signed.anew"));
            }
            Standing standing = icy.standing();
            UUID document = store(
                            edition.county(), icy.file().name(), icy.file().bytes())
                    .id();
            Edition frozen = edition.frozenAs(new Freezing(
                    standing.posting(), standing.at(), CurrentScope.get().actorName(), document, standing.chain()));
            editions.save(frozen);
            steps.frozen(frozen);
            audit.record(
                    edition.county(),
                    "report.freeze",
                    id.toString(),
                    Map.of("posting", standing.posting(), "document", document));
            return OpenEdition.of(
                    frozen, icy.open().figures(), icy.open().typed(), icy.open().corrections());
        });
    }

    /** All that a freezing gives out. */
    private record Icy(OpenEdition open, Standing standing, EditionFile file) {}

    private Icy icy(UUID id, @Nullable Integer expectedRevision, boolean asSigned) {
        Edition edition = editions.find(id);
        mayWrite(edition.county());
        edition.state().require(EditionState.FROZEN);
        if (expectedRevision != null) {
            edition.expect(expectedRevision);
        }
        OpenEdition open = reader.open(edition);
        if (!open.corrections().isEmpty() && !asSigned) {
            throw new Refusal(Refusal.Kind.STALE, moved(open));
        }
        Standing standing = reader.frozenNow(edition, open.figures().posting());
        return new Icy(open, standing, EditionFile.write(edition, EditionFile.document(open, standing)));
    }

    private static Message moved(OpenEdition open) {
        String names = open.figures().all().stream()
                .map(figure -> open.corrections().get(figure.code()))
                .filter(java.util.Objects::nonNull)
                .limit(NAMED)
                .map(change -> change.name() + " " + change.shown())
                .collect(Collectors.joining("、"));
        return Message.of("report.moved", open.corrections().size(), names);
    }

    /** The signed paper of an edition, a document of the file store. */
    @Transactional(readOnly = true)
    public UUID paper(UUID id) {
        Signing signing = editions.find(id).signing();
        if (signing == null || signing.scan() == null) {
            throw Refusal.absent("scan");
        }
        return signing.scan();
    }

    private static void mayWrite(long county) {
        if (!CurrentScope.get().writes(county)) {
            throw Refusal.forbidden();
        }
    }
}
