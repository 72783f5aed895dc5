package cn.yipanqi.intake;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.intake.Comparisons.LedgerComparison;
import cn.yipanqi.intake.Intake.Outcome;
import cn.yipanqi.intake.PostedRows.Deed;
import cn.yipanqi.intake.PostedRows.Row;
import cn.yipanqi.intake.reading.Draft;
import cn.yipanqi.intake.reading.StationDraft;
import cn.yipanqi.intake.reading.versions.Comparison.Corrected;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.Ledger.Correction;
import cn.yipanqi.ledger.Ledger.NewEntry;
import cn.yipanqi.ledger.PostedEntries;
import cn.yipanqi.ledger.Source;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Posts an intake: registers, entries and corrections in one transaction, all of it or nothing. */
@Component
public class Posting {

    private final Intakes intakes;
    private final Readings readings;
    private final Comparisons comparisons;
    private final PostedRows rows;
    private final StationRegister stations;
    private final NamedRegisters registers;
    private final Directory directory;
    private final Ledger ledger;
    private final PostedEntries entries;
    private final MissingRows missingRows;
    private final PostedSheets postedSheets;
    private final AuditTrail audit;
    private final LedgerWords words;

    Posting(
            Intakes intakes,
            Readings readings,
            Comparisons comparisons,
            PostedRows rows,
            StationRegister stations,
            NamedRegisters registers,
            Directory directory,
            Ledger ledger,
            PostedEntries entries,
            MissingRows missingRows,
            PostedSheets postedSheets,
            AuditTrail audit,
            LedgerWords words) {
        this.words = words;
        this.intakes = intakes;
        this.readings = readings;
        this.comparisons = comparisons;
        this.rows = rows;
        this.stations = stations;
        this.registers = registers;
        this.directory = directory;
        this.ledger = ledger;
        this.entries = entries;
        this.missingRows = missingRows;
        this.postedSheets = postedSheets;
        this.audit = audit;
    }

    /** @throws Refusal where rows have problems and all were wanted, nothing can be posted, or it was posted already */
    @Transactional
    public Outcome post(UUID id, PostingChoices choices) {
        Intake intake = intakes.find(id);
        List<SheetReading> all = readings.of(intake);
        List<SheetReading> chosen = PostingPart.chosen(intake, all, choices.sheets());
        requireRows(chosen, choices);
        if (registers.units(intake, chosen)) {
            all = readings.of(intake);
            chosen = PostingPart.chosen(intake, all, choices.sheets());
        }
        intakes.become(intake, PostingPart.leavesNone(all, chosen) ? IntakeState.POSTED : IntakeState.PARTLY);
        postedSheets.keep(intake, chosen);
        StationRegister.Taken taken = stations.take(
                intake.county(),
                chosen.stream()
                        .filter(SheetReading::postable)
                        .flatMap(sheet -> sheet.recognised().stations().stream())
                        .filter(StationDraft::isValid)
                        .toList());
        Map<String, UUID> homeIds = registers.homes(intake, chosen, choices);
        CountyDirectory county = directory.of(intake.county());
        DraftEntries contents =
                new DraftEntries(county, registers.bodies(intake, chosen), homeIds, choices.refusedTags());
        // Compared with all sheets of the intake, so that what stands in one that waits is not missed in those that are
        // posted.
        PostingPart part = PostingPart.of(comparisons.of(intake, all), chosen);
        List<EntryRecord> missing = missingRows.of(intake, part.ledgers());
        int posted = add(intake, part, contents);
        int corrected = correct(intake, part, contents);
        missingRows.decide(intake, missing, choices.missing());
        Outcome outcome = new Outcome(
                posted + taken.opened(),
                corrected + taken.changed(),
                missing.size() + taken.missing(),
                part.unchanged() + taken.same());
        intakes.keepOutcome(intake.id(), outcome.and(intake.outcome()));
        audit.record(
                intake.county(),
                "intake.post",
                intake.id().toString(),
                Map.of(
                        "sheets", chosen.size(),
                        "posted", outcome.posted(),
                        "corrected", outcome.corrected(),
                        "missing", outcome.missing(),
                        "unchanged", outcome.unchanged()));
        return outcome;
    }

    private static void requireRows(List<SheetReading> sheets, PostingChoices choices) {
        int invalid = sheets.stream().mapToInt(SheetReading::invalid).sum();
        if (choices.all() && invalid > 0) {
            throw new Refusal(Message.of("intake.post.invalid", invalid));
        }
        if (sheets.stream().mapToInt(SheetReading::valid).sum() == 0) {
            throw new Refusal(Message.of("intake.post.nothing"));
        }
    }

    private int add(Intake intake, PostingPart part, DraftEntries contents) {
        List<NewEntry> fresh = new ArrayList<>();
        List<LedgerComparison> ledgers = new ArrayList<>();
        List<Draft> drafts = new ArrayList<>();
        for (LedgerComparison one : part.compared()) {
            for (Draft draft : one.comparison().added()) {
                if (draft.isValid() && part.takes(one, draft)) {
                    fresh.add(new NewEntry(contents.of(draft, mapping(one, draft)), source(intake, one, draft)));
                    ledgers.add(one);
                    drafts.add(draft);
                }
            }
        }
        if (fresh.isEmpty()) {
            return 0;
        }
        List<UUID> ids =
                ledger.post(intake.county(), fresh, intake.id().toString()).entries();
        List<Row> kept = new ArrayList<>();
        List<Deed> deeds = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            kept.add(row(ids.get(i), ledgers.get(i), drafts.get(i)));
            deeds.add(new Deed(ids.get(i), Deed.Kind.POSTED, 1, null));
        }
        rows.keep(intake, kept);
        rows.record(intake, deeds);
        return fresh.size();
    }

    private int correct(Intake intake, PostingPart part, DraftEntries contents) {
        Map<UUID, Draft> changes = new HashMap<>();
        Map<UUID, LedgerComparison> ledgers = new HashMap<>();
        for (LedgerComparison one : part.compared()) {
            for (Corrected<UUID> corrected : one.comparison().corrected()) {
                if (corrected.draft().isValid() && part.takes(one, corrected.draft())) {
                    changes.put(corrected.id(), corrected.draft());
                    ledgers.put(corrected.id(), one);
                }
            }
        }
        // What a person has withdrawn since stays withdrawn, and its row is neither new nor corrected.
        Map<UUID, EntryRecord> present = entries.live(intake.county(), changes.keySet());
        requireUnwritten(intake, present.keySet());
        List<Correction> corrections = new ArrayList<>();
        List<Row> kept = new ArrayList<>();
        List<Deed> deeds = new ArrayList<>();
        Map<UUID, String> keys = rows.keys(intake.county(), present.keySet());
        present.forEach((entry, record) -> {
            Draft draft = Objects.requireNonNull(changes.get(entry));
            LedgerComparison one = Objects.requireNonNull(ledgers.get(entry));
            corrections.add(new Correction(
                    entry,
                    record.version(),
                    contents.of(draft, mapping(one, draft)),
                    words.say("intake.correction", file(one, draft)),
                    source(intake, one, draft)));
            kept.add(row(entry, one, draft));
            deeds.add(new Deed(entry, Deed.Kind.CORRECTED, record.version() + 1, keys.get(entry)));
        });
        if (!corrections.isEmpty()) {
            ledger.correct(intake.county(), corrections);
            rows.keep(intake, kept);
            rows.record(intake, deeds);
        }
        return corrections.size();
    }

    /** What the same intake wrote while other sheets waited is not written again: its sheets are read otherwise since, and must be sent anew. */
    private void requireUnwritten(Intake intake, Set<UUID> corrected) {
        if (intake.state() == IntakeState.PARTLY
                && rows.deeds(intake).stream().map(Deed::entry).anyMatch(corrected::contains)) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("intake.part.read-otherwise"));
        }
    }

    private static cn.yipanqi.intake.reading.Mapping mapping(LedgerComparison one, Draft draft) {
        return sheet(one, draft).recognised().mapping();
    }

    private static SheetReading sheet(LedgerComparison one, Draft draft) {
        return Objects.requireNonNull(one.sheets().get(draft));
    }

    private static String file(LedgerComparison one, Draft draft) {
        return sheet(one, draft).recognised().file();
    }

    private static Row row(UUID entry, LedgerComparison one, Draft draft) {
        return new Row(entry, one.ledger(), file(one, draft), sheet(one, draft).name(), draft);
    }

    private static Source source(Intake intake, LedgerComparison one, Draft draft) {
        return Source.workbook(intake.id(), file(one, draft), sheet(one, draft).name(), draft.row());
    }
}
