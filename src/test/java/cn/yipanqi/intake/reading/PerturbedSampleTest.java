package cn.yipanqi.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yipanqi.intake.reading.names.Party;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.intake.reading.workbook.Merge;
import cn.yipanqi.intake.reading.workbook.WorkbookReader;
import cn.yipanqi.ledger.Measure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample's sheets moved about: what they say must not change with where and under which name they say it. */
class PerturbedSampleTest {

    private static final Context CONTEXT = Banma.context();

    private static List<Grid> grids() throws IOException {
        try (Stream<Path> files = Files.list(Banma.FOLDER)) {
            return files.sorted()
                    .flatMap(file -> new WorkbookReader().read(String.valueOf(file.getFileName()), file).stream())
                    .toList();
        }
    }

    /** What a sheet says, whatever its layout. */
    private static String said(RecognisedSheet sheet) {
        Map<Measure, BigDecimal> sums = new TreeMap<>();
        List<String> rows = new ArrayList<>();
        for (Draft draft : sheet.drafts()) {
            draft.measures().forEach((measure, value) -> sums.merge(measure, value, BigDecimal::add));
            rows.add(draft.firstDay() + " "
                    + draft.partners().stream().map(Party::name).toList());
        }
        Collections.sort(rows);
        return sheet.kind().code() + " " + sheet.dataRows().size() + " "
                + sheet.stations().size() + " " + sums + " "
                + rows.hashCode() + " problems " + sheet.allProblems().size() + " totals "
                + sheet.totals().stream().filter(TotalsCheck::agrees).count();
    }

    private static void unchangedBy(UnaryOperator<Grid> change) throws IOException {
        for (Grid grid : grids()) {
            RecognisedSheet before = new Recogniser().recognise(grid, CONTEXT);
            RecognisedSheet after = new Recogniser().recognise(change.apply(grid), CONTEXT);
            assertThat(said(after)).as("%s %s", grid, after.reasons()).isEqualTo(said(before));
        }
    }

    /** Moves every cell; a negative target drops it. */
    private static Grid moved(
            Grid grid, String file, String sheet, UnaryOperator<Integer> rows, UnaryOperator<Integer> columns) {
        Grid.Builder moved = Grid.builder(file, sheet);
        for (int row : grid.rowNumbers()) {
            for (Map.Entry<Integer, Cell> cell : grid.row(row).entrySet()) {
                if (rows.apply(row) > 0 && columns.apply(cell.getKey()) >= 0) {
                    moved.cell(rows.apply(row), columns.apply(cell.getKey()), cell.getValue());
                }
            }
        }
        for (Merge merge : grid.merges()) {
            int one = columns.apply(merge.firstColumn());
            int other = columns.apply(merge.lastColumn());
            if (rows.apply(merge.firstRow()) > 0
                    && one >= 0
                    && other >= 0
                    && Math.abs(other - one) == merge.width() - 1) {
                moved.merge(new Merge(
                        rows.apply(merge.firstRow()),
                        rows.apply(merge.lastRow()),
                        Math.min(one, other),
                        Math.max(one, other)));
            }
        }
        return moved.build();
    }

    private static int header(Grid grid) {
        return new Recogniser().recognise(grid, CONTEXT).mapping().headerRows().get(0);
    }

    @Test
    void theTableMayStandFurtherDownAndToTheRight() throws IOException {
        unchangedBy(grid -> moved(grid, grid.file(), grid.sheet(), row -> row + 3, column -> column + 2));
    }

    @Test
    void theSheetMayBearAnyName() throws IOException {
        unchangedBy(grid -> moved(grid, "新建工作簿.xlsx", "Sheet1", row -> row, column -> column));
    }

    @Test
    void theTitleMayBeMissingWhereTheFileIsNamed() throws IOException {
        unchangedBy(grid -> {
            int header = header(grid);
            return moved(grid, grid.file(), grid.sheet(), row -> row < header ? -1 : row, column -> column);
        });
    }

    @Test
    void theNumbersMayBeMissing() throws IOException {
        for (Grid grid : grids()) {
            RecognisedSheet before = new Recogniser().recognise(grid, CONTEXT);
            Grid without = moved(
                    grid,
                    grid.file(),
                    grid.sheet(),
                    row -> row,
                    column -> column == 0 && before.totals().isEmpty() ? -1 : column);
            if (before.totals().isEmpty() && before.openingDays().isEmpty()) {
                assertThat(new Recogniser().recognise(without, CONTEXT).dataRows())
                        .as("%s", grid)
                        .isEqualTo(before.dataRows());
            }
        }
    }

    @Test
    void theColumnsMayStandInAnyOrderBehindTheNumbers() throws IOException {
        for (Grid grid : grids()) {
            RecognisedSheet before = new Recogniser().recognise(grid, CONTEXT);
            int last = before.mapping().columns().stream()
                    .filter(column -> !column.label().isEmpty())
                    .mapToInt(Mapping.Column::index)
                    .max()
                    .orElse(0);
            int header = header(grid);
            Grid turned = moved(
                    grid,
                    grid.file(),
                    grid.sheet(),
                    row -> row < header ? -1 : row,
                    column -> column == 0 || column > last ? column : last + 1 - column);
            assertThat(said(new Recogniser().recognise(turned, CONTEXT)))
                    .as("%s", grid)
                    .isEqualTo(said(before));
        }
    }

    @Test
    void theRowsMayStandInAnyOrder() throws IOException {
        for (Grid grid : grids()) {
            RecognisedSheet before = new Recogniser().recognise(grid, CONTEXT);
            List<Integer> shuffled = new ArrayList<>(before.dataRows());
            Collections.shuffle(shuffled, new Random(11));
            Map<Integer, Integer> places = new HashMap<>();
            for (int i = 0; i < shuffled.size(); i++) {
                places.put(before.dataRows().get(i), shuffled.get(i));
            }
            Grid mixed = moved(grid, grid.file(), grid.sheet(), row -> places.getOrDefault(row, row), column -> column);
            assertThat(said(new Recogniser().recognise(mixed, CONTEXT)))
                    .as("%s", grid)
                    .isEqualTo(said(before));
        }
    }
}
