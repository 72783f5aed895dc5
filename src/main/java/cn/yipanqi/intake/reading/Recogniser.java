package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.RecognisedSheet.LeftOutColumn;
import cn.yipanqi.intake.reading.SortedRows.Section;
import cn.yipanqi.intake.reading.names.Organisation;
import cn.yipanqi.intake.reading.names.Party;
import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.intake.reading.words.ColumnWords;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.intake.reading.words.Scale;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recognises a sheet and reads its rows. */
public final class Recogniser {

    /** Proposes a mapping and reads the sheet by it. */
    public RecognisedSheet recognise(Grid grid, Context context) {
        if (grid.refusal() != null) {
            return setAside(grid, grid.refusal(), List.of(Problem.ofSheet(grid.refusal(), true)));
        }
        if (grid.isEmpty()) {
            return setAside(grid, Message.of("reading.setAside.empty"), List.of());
        }
        Header header = new HeaderFinder(grid, context.vocabulary()).find();
        SheetFace face = SheetFace.of(grid, header);
        if (!header.isPresent()) {
            return setAside(grid, Message.of("reading.setAside.noHeader"), List.of());
        }
        KindJudge.Verdict verdict = new KindJudge(grid, header, face, context).judge();
        Mapping proposed = propose(grid, header, face, verdict.kind(), context);
        Message hidden = grid.hidden() ? Message.of("reading.setAside.hidden") : null;
        return read(grid, proposed, verdict.reasons(), hidden, context);
    }

    /** Reads the sheet by a mapping a person stated; also a hidden sheet. */
    public RecognisedSheet apply(Grid grid, Mapping mapping, Context context) {
        if (grid.refusal() != null || grid.isEmpty()) {
            return recognise(grid, context);
        }
        return read(grid, mapping, List.of(Message.of("reading.because.stated")), null, context);
    }

    /** The mapping for the same header rows under another kind; the meaning of its columns may differ. */
    public Mapping propose(Grid grid, List<Integer> headerRows, String kind, Context context) {
        Header header = HeaderFinder.stated(grid, headerRows);
        LedgerKind known = context.vocabulary().kinds().kind(kind);
        return propose(grid, header, SheetFace.of(grid, header), known, context);
    }

    /**
     * Recognises anew, then lets every column of the same label mean what the remembered mapping says, in its unit of measure. The kind
     * must be the same; otherwise what was remembered is of no use here.
     */
    public RecognisedSheet recognise(Grid grid, Mapping remembered, Context context) {
        RecognisedSheet fresh = recognise(grid, context);
        if (fresh.setAside() != null || !fresh.kind().code().equals(remembered.kind())) {
            return fresh;
        }
        List<Column> columns = fresh.mapping().columns().stream()
                .map(column -> remembered.columns().stream()
                        .filter(known -> sameLabel(known, column))
                        .findFirst()
                        .map(known -> column.as(known.field()).in(known.scale()))
                        .orElse(column))
                .toList();
        Mapping merged = new Mapping(
                fresh.mapping().kind(),
                fresh.mapping().headerRows(),
                columns,
                fresh.mapping().unit() == null
                        ? remembered.unit()
                        : fresh.mapping().unit());
        return merged.equals(fresh.mapping()) ? fresh : read(grid, merged, fresh.reasons(), null, context);
    }

    private static boolean sameLabel(Column known, Column column) {
        return !known.label().isEmpty() && PlainText.dense(known.label()).equals(PlainText.dense(column.label()));
    }

    private static Mapping propose(Grid grid, Header header, SheetFace face, LedgerKind kind, Context context) {
        List<Column> columns = new ColumnNamer(grid, header, kind, context).columns();
        List<Column> inTenThousands = ColumnNamer.looksLikeTenThousands(grid, header, columns);
        columns = columns.stream()
                .map(column -> inTenThousands.contains(column) ? column.in(Scale.TEN_THOUSAND) : column)
                .toList();
        return new Mapping(
                kind.code(),
                header.rows(),
                columns,
                face.unit(context.names()).map(Party::unit).orElse(null));
    }

    private static RecognisedSheet read(
            Grid grid, Mapping mapping, List<Message> reasons, @Nullable Message aside, Context context) {
        LedgerKind kind = context.vocabulary().kinds().kind(mapping.kind());
        Header header = HeaderFinder.stated(grid, mapping.headerRows());
        SheetFace face = SheetFace.of(grid, header);
        boolean posted = kind.role() == LedgerKind.Role.ENTRIES && aside == null;
        Section whole = new Section(Months.in(face.tellingSheetName()).orElse(null), null);
        SortedRows sorted =
                new RowSorter(grid, header, mapping, context, whole, kind.role() != LedgerKind.Role.ENTRIES).sort();
        List<RowCells> rows = sorted.data().stream()
                .map(row -> new RowCells(grid, header, mapping, row, sorted.continuations(row)))
                .toList();
        Party unit = unit(mapping, face, context);
        Organisation unregistered =
                posted && unit == null ? face.unregistered(context.names()).orElse(null) : null;
        List<Draft> drafts = posted ? new RowReader(kind, mapping, context, face, unit).read(rows, sorted) : List.of();
        StationReader stations = new StationReader(mapping, context);
        boolean register = kind.role() == LedgerKind.Role.REGISTER && aside == null;
        return new RecognisedSheet(
                grid.file(),
                grid.sheet(),
                kind,
                reasons,
                aside == null ? whySetAside(kind) : aside,
                mapping,
                unit,
                unregistered,
                face.title(),
                List.copyOf(sorted.data()),
                drafts,
                register ? rows.stream().map(stations::read).toList() : List.of(),
                List.copyOf(sorted.leftOut()),
                leftOutColumns(grid, mapping, kind),
                kind.role() == LedgerKind.Role.ENTRIES ? new Totals(grid, mapping, sorted, context).check() : List.of(),
                kind.code().equals("venue_use") ? OpeningNotes.in(sorted.leftOut(), drafts) : List.of(),
                posted || register
                        ? sheetProblems(grid, header, face, mapping, sorted, kind, unregistered, context)
                        : List.of());
    }

    private static @Nullable Party unit(Mapping mapping, SheetFace face, Context context) {
        UUID id = mapping.unit();
        if (id == null) {
            return null;
        }
        return face.unit(context.names())
                .filter(found -> id.equals(found.unit()))
                .or(() -> context.names().unit(id))
                .orElseGet(() -> new Party(id, ""));
    }

    private static @Nullable Message whySetAside(LedgerKind kind) {
        return switch (kind.role()) {
            case LATER -> Message.of("reading.setAside.later", Message.of(kind.messageKey()));
            case NONE -> Message.of("reading.setAside.unknown");
            default -> null;
        };
    }

    private static List<Problem> sheetProblems(
            Grid grid,
            Header header,
            SheetFace face,
            Mapping mapping,
            SortedRows sorted,
            LedgerKind kind,
            @Nullable Organisation unregistered,
            Context context) {
        List<Problem> problems = new ArrayList<>();
        if (kind.role() == LedgerKind.Role.ENTRIES
                && mapping.column(Field.DAY).isEmpty()
                && mapping.column(Field.FROM).isEmpty()) {
            problems.add(Problem.ofSheet(Message.of("reading.sheet.noDayColumn"), true));
        }
        if (sorted.data().isEmpty()) {
            problems.add(Problem.ofSheet(Message.of("reading.sheet.noRows"), false));
        }
        if (unregistered != null) {
            problems.add(Problem.ofSheet(
                    Message.of("reading.sheet.unregistered", unregistered.shortName(), unregistered.fullName()),
                    false));
        }
        problems.addAll(new ScopeCheck(grid, face, mapping, sorted, context).problems());
        for (Column column : mapping.columns()) {
            boolean guessed = column.field().isMoney()
                    && column.scale() == Scale.TEN_THOUSAND
                    && ColumnWords.scale(column.label()).isEmpty()
                    && SheetFace.moneyUnit(grid, header).isEmpty();
            if (guessed) {
                problems.add(new Problem(
                        0,
                        Grid.letters(column.index()),
                        column.label(),
                        Message.of("reading.sheet.takenAsTenThousands", column.label()),
                        false));
            }
        }
        return List.copyOf(problems);
    }

    private static List<LeftOutColumn> leftOutColumns(Grid grid, Mapping mapping, LedgerKind kind) {
        List<LeftOutColumn> left = new ArrayList<>();
        for (Column column : mapping.columns()) {
            Optional<String> why = why(column);
            why.ifPresent(key -> left.add(new LeftOutColumn(
                    Grid.letters(column.index()),
                    column.label(),
                    Message.of("reading.column." + key, column.label(), Message.of(kind.messageKey())))));
        }
        return List.copyOf(left);
    }

    private static Optional<String> why(Column column) {
        return switch (column.field()) {
            case SEQUENCE -> Optional.of("sequence");
            case LOOKUP -> Optional.of("lookup");
            case PERSONAL -> Optional.of("personal");
            case IGNORE -> Optional.of(column.label().isEmpty() ? "unnamed" : "notKept");
            default -> Optional.empty();
        };
    }

    private static RecognisedSheet setAside(Grid grid, Message why, List<Problem> problems) {
        return new RecognisedSheet(
                grid.file(),
                grid.sheet(),
                LedgerKind.UNKNOWN,
                List.of(),
                why,
                new Mapping(LedgerKind.UNKNOWN.code(), List.of(), List.of(), null),
                null,
                null,
                grid.sheet(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                problems);
    }
}
