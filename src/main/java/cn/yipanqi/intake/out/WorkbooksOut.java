package cn.yipanqi.intake.out;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.intake.Contexts;
import cn.yipanqi.intake.Intake;
import cn.yipanqi.intake.IntakeFile;
import cn.yipanqi.intake.Intakes;
import cn.yipanqi.intake.Readings;
import cn.yipanqi.intake.SheetReading;
import cn.yipanqi.intake.Vocabularies;
import cn.yipanqi.intake.reading.Context;
import cn.yipanqi.intake.reading.Mapping;
import cn.yipanqi.intake.reading.RecognisedSheet;
import cn.yipanqi.intake.reading.versions.RowKey;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.intake.reading.workbook.Limits;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.ledger.reading.EntryLine;
import cn.yipanqi.ledger.reading.EntryLists;
import cn.yipanqi.ledger.reading.EntryOrder;
import cn.yipanqi.ledger.reading.EntrySearch;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Languages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes ledgers into layouts: a ledger's own, and forms sent from above. Every one taken out is on record. */
@Component
class WorkbooksOut {

    private final LayoutBook layouts;
    private final Intakes intakes;
    private final Readings readings;
    private final FileStore store;
    private final Directory directory;
    private final Contexts contexts;
    private final Vocabularies vocabularies;
    private final EntryLists entries;
    private final Wordings wordings;
    private final AuditTrail audit;
    private final Languages languages;

    WorkbooksOut(
            LayoutBook layouts,
            Intakes intakes,
            Readings readings,
            FileStore store,
            Directory directory,
            Contexts contexts,
            Vocabularies vocabularies,
            EntryLists entries,
            Wordings wordings,
            AuditTrail audit,
            Languages languages) {
        this.layouts = layouts;
        this.intakes = intakes;
        this.readings = readings;
        this.store = store;
        this.directory = directory;
        this.contexts = contexts;
        this.vocabularies = vocabularies;
        this.entries = entries;
        this.wordings = wordings;
        this.audit = audit;
        this.languages = languages;
    }

    /** A workbook ready to be handed over. */
    record Made(String name, byte[] bytes) {}

    /**
     * The ledger of a unit, kind and year in its own layout.
     *
     * @throws Refusal where no workbook of that ledger was posted
     */
    @Transactional
    Made remembered(long county, String kind, @Nullable UUID unit, int year) {
        KnownLayout layout = layouts.of(county, kind, unit);
        Intake intake = intakes.find(layout.intake());
        SheetReading sheet = readings.sheet(intake, layout.file(), layout.sheet())
                .filter(reading -> !reading.recognised().mapping().headerRows().isEmpty())
                .orElseThrow(() -> Refusal.absent("layout"));
        CountyDirectory names = directory.of(county);
        List<LedgerRow> rows = rows(county, kind, unit, year);
        RecognisedSheet read = sheet.recognised();
        RowWriter writer = writer(read, sheet.grid(), true, names, contexts.of(names, year));
        byte[] bytes;
        try (Workbook old = open(document(intake, layout.file()))) {
            try (Workbook made = new OwnLayout(
                            old.getSheet(layout.sheet()), Frame.of(read), writer, layout.year(), year)
                    .write(rows)) {
                bytes = bytes(made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        record(county, kind, unit, year, rows.size());
        String name = unit == null
                ? say("intake.out.file.whole", String.valueOf(year), say("reading.kind." + kind))
                : say("intake.out.file", names.unitName(unit), String.valueOf(year), say("reading.kind." + kind));
        return new Made(name + ".xlsx", bytes);
    }

    /**
     * A form with every sheet filled that is recognised, or the first one with a header where the kind is told.
     *
     * @param name of the form, whose ending the answer keeps
     * @param grids the form, read and found harmless
     * @throws Refusal where it cannot be told what the form asks for
     */
    @Transactional
    Made fill(
            long county,
            @Nullable String kind,
            @Nullable UUID unit,
            int year,
            String name,
            Path form,
            List<Grid> grids) {
        CountyDirectory names = directory.of(county);
        Context context = contexts.of(names, year);
        List<FormReader.Asked> asked = new FormReader(context).asked(grids, kind);
        try (Workbook workbook = open(form)) {
            for (FormReader.Asked sheet : asked) {
                Mapping mapping = sheet.read().mapping();
                UUID whose = mapping.unit() == null ? unit : mapping.unit();
                List<LedgerRow> rows = rows(county, mapping.kind(), whose, year);
                RowWriter writer = writer(sheet.read(), sheet.grid(), false, names, context);
                new FormSheet(
                                workbook.getSheet(sheet.grid().sheet()),
                                Frame.of(sheet.read()),
                                writer,
                                say("intake.out.total"))
                        .fill(rows);
                record(county, mapping.kind(), whose, year, rows.size());
            }
            workbook.setForceFormulaRecalculation(true);
            return new Made(name, bytes(workbook));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<LedgerRow> rows(long county, String kind, @Nullable UUID unit, int year) {
        EntrySearch search = new EntrySearch(
                county,
                Period.year(year),
                Set.of(kind),
                unit,
                EntrySearch.Part.RECORDED,
                null,
                null,
                null,
                false,
                false);
        List<EntryRecord> found = entries.page(search, EntryOrder.BY_DAY, 0, Limits.USUAL.rows() + 1).stream()
                .map(EntryLine::entry)
                .sorted(LedgerRow.ORDER)
                .toList();
        if (found.size() > Limits.USUAL.rows()) {
            throw new Refusal(Message.of("intake.out.many", Limits.USUAL.rows()));
        }
        Map<UUID, RowKey> words = wordings.of(county, found);
        List<LedgerRow> rows = new ArrayList<>();
        for (EntryRecord entry : found) {
            rows.add(new LedgerRow(rows.size() + 1, entry, words.get(entry.entry())));
        }
        return rows;
    }

    private RowWriter writer(RecognisedSheet read, Grid grid, boolean own, CountyDirectory names, Context context) {
        return new RowWriter(
                read.mapping(),
                habit(read, grid),
                own,
                names,
                vocabularies.of(names.county()),
                number -> say("intake.out.about", number),
                context.minutesPerLesson());
    }

    /** As the first row writes its day; in a form, as a hint says. */
    private static DayHabit habit(RecognisedSheet read, Grid grid) {
        return read.mapping()
                .column(Field.DAY)
                .or(() -> read.mapping().column(Field.FROM))
                .map(column -> {
                    List<Integer> header = read.mapping().headerRows();
                    int row = read.dataRows().isEmpty()
                            ? header.get(header.size() - 1) + 1
                            : read.dataRows().get(0);
                    Cell cell = grid.cell(row, column.index());
                    return DayHabit.of(cell);
                })
                .orElse(DayHabit.PLAIN);
    }

    private Path document(Intake intake, String file) {
        return intake.files().stream()
                .filter(each -> each.name().equals(file) && each.document() != null)
                .map(IntakeFile::document)
                .map(document -> store.open(Objects.requireNonNull(document)))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("layout"));
    }

    private static Workbook open(Path file) throws IOException {
        // Read whole: what was opened from the file itself cannot be written anywhere else.
        try (InputStream bytes = Files.newInputStream(file)) {
            return WorkbookFactory.create(bytes);
        } catch (org.apache.poi.EncryptedDocumentException | org.apache.poi.UnsupportedFileFormatException e) {
            throw new Refusal(Message.of("intake.out.form.refused"));
        }
    }

    private static byte[] bytes(Workbook workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return bytes.toByteArray();
    }

    private void record(long county, String kind, @Nullable UUID unit, int year, int rows) {
        audit.record(
                county,
                "intake.export",
                kind,
                Map.of("unit", unit == null ? "" : unit.toString(), "year", year, "rows", rows));
    }

    /** What stands in a workbook is in the language of the ledger. */
    private String say(String key, Object... args) {
        return languages.say(Languages.CHINESE, key, args);
    }

    /** Kinds whose ledgers are kept entry by entry: those that can be asked for. */
    List<LedgerKind> kinds() {
        return cn.yipanqi.intake.reading.words.Vocabulary.standard().kinds().all().stream()
                .filter(kind -> kind.role() == LedgerKind.Role.ENTRIES)
                .toList();
    }
}
