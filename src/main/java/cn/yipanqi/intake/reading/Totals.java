package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.SortedRows.TotalRow;
import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.intake.reading.value.Reading;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.Scale;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the totals an office wrote with the rows they are about, column by column, in the column's own unit of measure. */
final class Totals {

    private static final Pattern ROWS = Pattern.compile("(\\d+)(?:场次|场|次|条|期|个|件|项|行|笔|例|批次|批|班次)");
    private static final Pattern ONLY_ROWS = Pattern.compile("(?:共|计|共计)?(\\d+)(?:场次|场|次|条|期|个|件|项|行|笔|例|批次|批|班次)?");
    private static final int DECIMALS = 4;

    private final Grid grid;
    private final Mapping mapping;
    private final SortedRows sorted;
    private final Context context;

    Totals(Grid grid, Mapping mapping, SortedRows sorted, Context context) {
        this.grid = grid;
        this.mapping = mapping;
        this.sorted = sorted;
        this.context = context;
    }

    List<TotalsCheck> check() {
        List<TotalsCheck> checks = new ArrayList<>();
        for (TotalRow total : sorted.totals()) {
            rowCount(total).ifPresent(checks::add);
            for (Column column : mapping.columns()) {
                if (column.field().measure() != null) {
                    sum(total, column).ifPresent(checks::add);
                }
            }
        }
        return List.copyOf(checks);
    }

    private Optional<TotalsCheck> rowCount(TotalRow total) {
        boolean label = true;
        for (Map.Entry<Integer, Cell> entry : grid.row(total.row()).entrySet()) {
            Field field = mapping.at(entry.getKey()).map(Column::field).orElse(Field.IGNORE);
            String text = PlainText.dense(entry.getValue().text());
            Matcher matcher = label ? ROWS.matcher(text) : ONLY_ROWS.matcher(text);
            boolean counts =
                    field != Field.LOOKUP && field.measure() == null && (label ? matcher.find() : matcher.matches());
            if (counts && matcher.group(1).length() < 7) {
                BigDecimal stated = new BigDecimal(matcher.group(1));
                return Optional.of(check(
                        total, entry.getKey(), "", true, Scale.ONE, stated, rows -> BigDecimal.valueOf(rows.size())));
            }
            label = false;
        }
        return Optional.empty();
    }

    private Optional<TotalsCheck> sum(TotalRow total, Column column) {
        BigDecimal unit = RowMeasures.unitOf(column, context);
        Cell cell = grid.cell(total.row(), column.index());
        if (!(RowMeasures.read(cell, column, context) instanceof Reading.Value<BigDecimal> stated)) {
            return Optional.empty();
        }
        return Optional.of(check(
                total,
                column.index(),
                column.label(),
                false,
                column.scale(),
                inUnits(stated.value(), unit),
                rows -> inUnits(sum(rows, column), unit)));
    }

    private BigDecimal sum(List<Integer> rows, Column column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row : rows) {
            Reading<BigDecimal> reading = RowMeasures.read(grid.cell(row, column.index()), column, context);
            sum = reading instanceof Reading.Value<BigDecimal> value ? sum.add(value.value()) : sum;
        }
        return sum;
    }

    private static BigDecimal inUnits(BigDecimal value, BigDecimal unit) {
        BigDecimal plain =
                value.divide(unit, Math.max(DECIMALS, 6), RoundingMode.HALF_UP).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** Against the rows the total is about: where several readings are possible, one that agrees, else the likeliest. */
    private TotalsCheck check(
            TotalRow total,
            int column,
            String label,
            boolean ofRows,
            Scale scale,
            BigDecimal stated,
            Function<List<Integer>, BigDecimal> sum) {
        TotalsCheck likeliest = null;
        for (List<Integer> rows : likelyRows(total)) {
            TotalsCheck check =
                    new TotalsCheck(total.row(), Grid.letters(column), label, ofRows, scale, stated, sum.apply(rows));
            if (check.agrees()) {
                return check;
            }
            likeliest = likeliest == null ? check : likeliest;
        }
        return likeliest == null
                ? new TotalsCheck(total.row(), Grid.letters(column), label, ofRows, scale, stated, BigDecimal.ZERO)
                : likeliest;
    }

    private List<List<Integer>> likelyRows(TotalRow total) {
        int from = 0;
        int to = Integer.MAX_VALUE;
        for (TotalRow other : sorted.totals()) {
            if (other.row() < total.row()) {
                from = other.row();
            } else if (other.row() > total.row() && to == Integer.MAX_VALUE) {
                to = other.row();
            }
        }
        List<Integer> all = sorted.data();
        List<Integer> above = between(from, total.row());
        List<Integer> below = between(total.row(), to);
        List<Integer> everyAbove = between(0, total.row());
        List<Integer> part = above.isEmpty() ? below : above;
        return total.part() ? List.of(part, everyAbove, below) : List.of(all, part, everyAbove, below);
    }

    private List<Integer> between(int from, int to) {
        return sorted.data().stream().filter(row -> row > from && row < to).toList();
    }
}
