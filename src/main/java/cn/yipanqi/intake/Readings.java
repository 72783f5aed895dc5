package cn.yipanqi.intake;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.intake.reading.Context;
import cn.yipanqi.intake.reading.Mapping;
import cn.yipanqi.intake.reading.Problem;
import cn.yipanqi.intake.reading.RecognisedSheet;
import cn.yipanqi.intake.reading.Recogniser;
import cn.yipanqi.intake.reading.words.LedgerKind.Role;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.intake.reading.workbook.WorkbookReader;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads an intake's workbooks: as a person chose, else as was remembered of the unit's last one with these headers, else as recognised.
 * Workbooks are kept in memory for a while, since a preview is looked at page by page.
 */
@Component
public class Readings {

    private static final int WORKBOOKS_KEPT = 60;
    private static final Recogniser RECOGNISER = new Recogniser();

    private final FileStore store;
    private final Directory directory;
    private final Contexts contexts;
    private final Mappings mappings;
    private final PostedSheets posted;
    private final WorkbookReader reader = new WorkbookReader();

    /** Grids by document: a document never changes. */
    private final Map<UUID, List<Grid>> workbooks = new LinkedHashMap<>(WORKBOOKS_KEPT, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, List<Grid>> eldest) {
            return size() > WORKBOOKS_KEPT;
        }
    };

    Readings(FileStore store, Directory directory, Contexts contexts, Mappings mappings, PostedSheets posted) {
        this.store = store;
        this.directory = directory;
        this.contexts = contexts;
        this.mappings = mappings;
        this.posted = posted;
    }

    /** Every sheet of the intake's readable files, in order. */
    @Transactional(readOnly = true)
    public List<SheetReading> of(Intake intake) {
        CountyDirectory county = directory.of(intake.county());
        Context context = contexts.of(county, intake.year());
        Mappings.Known known = mappings.of(intake);
        Set<SheetRef> done = posted.of(intake);
        List<SheetReading> sheets = new ArrayList<>();
        for (IntakeFile file : intake.files()) {
            if (file.document() != null) {
                for (Grid grid : grids(file.name(), file.document())) {
                    sheets.add(read(new SheetRef(file.position(), grid.sheet()), grid, context, known, done));
                }
            }
        }
        return List.copyOf(sheets);
    }

    /** One sheet, without reading the others. */
    @Transactional(readOnly = true)
    public Optional<SheetReading> sheet(Intake intake, String fileName, String sheet) {
        Context context = contexts.of(directory.of(intake.county()), intake.year());
        Mappings.Known known = mappings.of(intake);
        for (IntakeFile file : intake.files()) {
            if (file.document() != null && file.name().equals(fileName)) {
                for (Grid grid : grids(file.name(), file.document())) {
                    if (grid.sheet().equals(sheet)) {
                        return Optional.of(read(
                                new SheetRef(file.position(), grid.sheet()), grid, context, known, posted.of(intake)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static SheetReading read(
            SheetRef ref, Grid grid, Context context, Mappings.Known known, Set<SheetRef> done) {
        boolean posted = done.contains(ref);
        Mapping chosen = known.chosen(ref.file(), grid.sheet());
        if (chosen != null) {
            RecognisedSheet sheet = RECOGNISER.apply(grid, chosen, context);
            return new SheetReading(ref.file(), grid, sheet, true, posted, refusal(sheet));
        }
        RecognisedSheet sheet = RECOGNISER.recognise(grid, context);
        Mapping remembered = known.remembered(sheet.mapping());
        if (remembered != null) {
            sheet = RECOGNISER.apply(grid, remembered, context);
        }
        return new SheetReading(ref.file(), grid, sheet, false, posted, refusal(sheet));
    }

    /** A cadre posts the own unit's ledgers and nobody else's; the database would refuse it too, but without saying which sheet. */
    private static @Nullable Problem refusal(RecognisedSheet sheet) {
        Scope scope = CurrentScope.get();
        if (scope.entries() == Scope.Entries.ALL || sheet.setAside() != null) {
            return null;
        }
        UUID unit = sheet.mapping().unit();
        boolean own = scope.entries() == Scope.Entries.UNIT && unit != null && Objects.equals(unit, scope.unit());
        return own && sheet.kind().role() == Role.ENTRIES
                ? null
                : new Problem(0, null, "", Message.of("intake.sheet.not-yours"), true);
    }

    private List<Grid> grids(String name, UUID document) {
        synchronized (workbooks) {
            List<Grid> known = workbooks.get(document);
            if (known != null) {
                // Looked up by the asker's own scope all the same: what is kept in memory is nobody's by right.
                store.find(document);
                return known;
            }
        }
        List<Grid> read = reader.read(name, store.open(document));
        synchronized (workbooks) {
            workbooks.put(document, read);
        }
        return read;
    }
}
