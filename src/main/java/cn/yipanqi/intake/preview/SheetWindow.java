package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.SheetReading;
import cn.yipanqi.intake.preview.SheetLines.Column;
import cn.yipanqi.intake.preview.SheetLines.Fold;
import cn.yipanqi.intake.preview.SheetLines.Line;
import cn.yipanqi.intake.preview.SheetLines.Look;
import cn.yipanqi.intake.preview.SheetLines.Shown;
import cn.yipanqi.intake.reading.LeftOut;
import cn.yipanqi.intake.reading.LeftOut.Why;
import cn.yipanqi.intake.reading.Mapping;
import cn.yipanqi.intake.reading.Problem;
import cn.yipanqi.intake.reading.RecognisedSheet;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what is shown of a sheet. At first: what is no data, what has problems with its neighbours, the first rows and the last one; the
 * long runs of good rows between are folded. From a row on: the next fifty as they lie.
 */
final class SheetWindow {

    private static final int MOST_LINES = 60;
    private static final int STRETCH = 50;
    private static final int FIRST_ROWS = 6;
    private static final int SHORT_RUN = 2;
    private static final int WIDE_FROM = 12;
    private static final Set<Why> UNREMARKABLE = EnumSet.of(Why.BLANK, Why.LOOKUP, Why.ONLY_NUMBERED, Why.CONTINUED);
    private static final Set<Why> AS_ONE_TEXT = EnumSet.of(Why.TITLE, Why.NOTE, Why.SIGNATURE, Why.SECTION);

    private final Grid grid;
    private final RecognisedSheet read;
    private final Map<Integer, LeftOut> leftOut = new HashMap<>();
    private final Map<Integer, List<Problem>> problems = new HashMap<>();
    private final Set<Integer> data;
    private final List<Integer> columns;

    /** One row, or a run of blank ones. */
    private record Item(int from, int to) {}

    private SheetWindow(SheetReading reading) {
        grid = reading.grid();
        read = reading.recognised();
        read.leftOut().forEach(left -> leftOut.put(left.firstRow(), left));
        read.allProblems().stream()
                .filter(problem -> problem.row() > 0)
                .forEach(problem -> problems.computeIfAbsent(problem.row(), row -> new ArrayList<>())
                        .add(problem));
        data = new HashSet<>(read.dataRows());
        columns = List.copyOf(grid.columns());
    }

    /** @param from the row to begin with, or none for the first look */
    static SheetLines of(SheetReading reading, @Nullable Integer from) {
        SheetWindow window = new SheetWindow(reading);
        return from == null ? window.overview() : window.stretch(from);
    }

    private List<Item> items() {
        TreeMap<Integer, Item> items = new TreeMap<>();
        grid.rowNumbers().forEach(row -> items.put(row, new Item(row, row)));
        leftOut.values().stream()
                .filter(left -> left.why() == Why.BLANK)
                .forEach(left -> items.putIfAbsent(left.firstRow(), new Item(left.firstRow(), left.lastRow())));
        return List.copyOf(items.values());
    }

    private SheetLines overview() {
        List<Item> items = items();
        Set<Integer> notable = notable(items);
        List<Line> lines = new ArrayList<>();
        List<Item> run = new ArrayList<>();
        for (Item item : items) {
            boolean full = lines.size() >= MOST_LINES;
            if (!notable.contains(item.from()) || full) {
                run.add(item);
                continue;
            }
            close(run, lines);
            lines.add(line(item));
        }
        close(run, lines);
        return new SheetLines(shownColumns(), List.copyOf(lines), null, null, grid.lastRow());
    }

    private void close(List<Item> run, List<Line> lines) {
        if (run.isEmpty()) {
            return;
        }
        if (run.size() <= SHORT_RUN && lines.size() < MOST_LINES) {
            run.forEach(item -> lines.add(line(item)));
        } else {
            lines.add(fold(run));
        }
        run.clear();
    }

    private Set<Integer> notable(List<Item> items) {
        Set<Integer> notable = new HashSet<>();
        int seen = 0;
        int lastData = -1;
        for (int i = 0; i < items.size(); i++) {
            int row = items.get(i).from();
            LeftOut left = leftOut.get(row);
            if (left != null ? !UNREMARKABLE.contains(left.why()) : !data.contains(row) && seen < FIRST_ROWS) {
                notable.add(row);
            }
            if (data.contains(row)) {
                lastData = row;
                if (seen++ < FIRST_ROWS) {
                    notable.add(row);
                }
            }
            if (problems.containsKey(row)) {
                notable.add(row);
                if (i > 0) {
                    notable.add(items.get(i - 1).from());
                }
                if (i + 1 < items.size()) {
                    notable.add(items.get(i + 1).from());
                }
            }
        }
        notable.add(lastData);
        return notable;
    }

    private SheetLines stretch(int from) {
        List<Item> items = items();
        int first = 0;
        while (first < items.size() - 1 && items.get(first).to() < from) {
            first++;
        }
        int beyond = Math.min(items.size(), first + STRETCH);
        List<Line> lines = new ArrayList<>();
        // The header stays in sight, wherever in the sheet one is.
        for (Item item : items.subList(0, first)) {
            LeftOut left = leftOut.get(item.from());
            if (left != null && left.why() == Why.HEADER) {
                lines.add(line(item));
            }
        }
        items.subList(first, beyond).forEach(item -> lines.add(line(item)));
        return new SheetLines(
                shownColumns(),
                List.copyOf(lines),
                first == 0 ? null : items.get(Math.max(0, first - STRETCH)).from(),
                beyond == items.size() ? null : items.get(beyond).from(),
                grid.lastRow());
    }

    private Line fold(List<Item> run) {
        int good = 0;
        int faulty = 0;
        int left = 0;
        for (Item item : run) {
            if (problems.getOrDefault(item.from(), List.of()).stream().anyMatch(Problem::blocking)) {
                faulty++;
            } else if (data.contains(item.from())) {
                good++;
            } else {
                left += item.to() - item.from() + 1;
            }
        }
        Fold fold = new Fold(run.get(0).from(), run.get(run.size() - 1).to(), good, faulty, left);
        return new Line(fold.from(), Look.FOLD, null, List.of(), "", List.of(), fold);
    }

    private Line line(Item item) {
        int row = item.from();
        LeftOut left = leftOut.get(row);
        if (left == null) {
            return new Line(row, Look.DATA, null, cells(row, false), "", problems.getOrDefault(row, List.of()), null);
        }
        Look look = left.why() == Why.HEADER ? Look.HEAD : left.why() == Why.TOTAL ? Look.TOTAL : Look.LEFT_OUT;
        boolean oneText = AS_ONE_TEXT.contains(left.why()) || left.why() == Why.BLANK;
        return new Line(
                row,
                look,
                SheetWords.shortly(left.why()),
                oneText ? List.of() : cells(row, look == Look.HEAD),
                oneText ? left.text() : "",
                problems.getOrDefault(row, List.of()),
                null);
    }

    private List<Shown> cells(int row, boolean header) {
        List<Shown> cells = new ArrayList<>();
        for (int column : columns) {
            Cell cell = header ? grid.shown(row, column) : grid.cell(row, column);
            List<Problem> here = problems.getOrDefault(row, List.of()).stream()
                    .filter(problem -> Grid.letters(column).equals(problem.column()))
                    .toList();
            cells.add(
                    cell.isBlank() && here.isEmpty()
                            ? Shown.BLANK
                            : new Shown(
                                    cell.text(),
                                    !here.isEmpty(),
                                    !here.isEmpty() && here.stream().noneMatch(Problem::blocking)));
        }
        return List.copyOf(cells);
    }

    private List<Column> shownColumns() {
        List<Column> shown = new ArrayList<>();
        for (int column : columns) {
            Field field = read.mapping().at(column).map(Mapping.Column::field).orElse(Field.IGNORE);
            shown.add(new Column(
                    Grid.letters(column),
                    field,
                    field.measure() != null,
                    field.measure() == null && isWide(column),
                    field == Field.LOOKUP));
        }
        return List.copyOf(shown);
    }

    private boolean isWide(int column) {
        return read.dataRows().stream()
                .limit(MOST_LINES)
                .anyMatch(row -> grid.cell(row, column).text().length() > WIDE_FROM);
    }
}
