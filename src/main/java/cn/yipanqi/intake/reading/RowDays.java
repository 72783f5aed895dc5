package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.value.DayReader;
import cn.yipanqi.intake.reading.value.Days;
import cn.yipanqi.intake.reading.value.Reading;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The days of all rows of a sheet; a number that lost its zero (3.1 or 3.10) is settled by its neighbours where they leave one choice. */
final class RowDays {

    /** @param days none where there is a problem */
    record RowDay(@Nullable Days days, @Nullable Problem problem) {}

    private final Context context;
    private final Map<Integer, RowDay> byRow = new HashMap<>();

    RowDays(List<RowCells> rows, SortedRows sorted, Context context) {
        this.context = context;
        for (RowCells cells : rows) {
            byRow.put(cells.row(), read(cells, month(cells, sorted)));
        }
        settleLostZeros(rows, sorted);
    }

    RowDay of(int row) {
        return byRow.getOrDefault(row, new RowDay(null, null));
    }

    /** From a column of its own, else from the heading above or the sheet's name. */
    private static @Nullable Integer month(RowCells cells, SortedRows sorted) {
        return cells.text(Field.MONTH)
                .flatMap(text -> Months.in(text.matches("\\d{1,2}") ? text + "月" : text))
                .orElse(sorted.section(cells.row()).month());
    }

    private RowDay read(RowCells cells, @Nullable Integer month) {
        Optional<Column> column = cells.column(Field.DAY).or(() -> cells.column(Field.FROM));
        if (column.isEmpty()) {
            return new RowDay(null, null);
        }
        Cell cell = cells.cell(column.get());
        Reading<Days> reading = new DayReader(context.year(), month).read(cell);
        if (reading instanceof Reading.Value<Days> value) {
            return within(cells, column.get(), cell, spanned(cells, value.value(), month));
        }
        Message message = reading instanceof Reading.Unreadable<Days> unreadable
                ? unreadable.problem()
                : Message.of("reading.row.noDay");
        return new RowDay(null, Problem.at(cells.row(), column.get().index(), cell.text(), message));
    }

    /** Up to the day of a column of its own, where there is one. */
    private RowDay spanned(RowCells cells, Days from, @Nullable Integer month) {
        Optional<Column> to = cells.column(Field.TO);
        if (to.isEmpty()) {
            return new RowDay(from, null);
        }
        Cell cell = cells.cell(to.get());
        Reading<Days> reading = new DayReader(from.first().getYear(), month).read(cell);
        if (reading instanceof Reading.Blank<Days>) {
            return new RowDay(from, null);
        }
        Message problem = reading instanceof Reading.Unreadable<Days> unreadable
                ? unreadable.problem()
                : Message.of("reading.cell.reversed", cell.text());
        if (reading instanceof Reading.Value<Days> value
                && !value.value().last().isBefore(from.first())) {
            return new RowDay(new Days(from.first(), value.value().last()), null);
        }
        return new RowDay(null, Problem.at(cells.row(), to.get().index(), cell.text(), problem));
    }

    private RowDay within(RowCells cells, Column column, Cell cell, RowDay spanned) {
        Days days = spanned.days();
        if (days == null || days.first().getYear() == context.year()) {
            return spanned;
        }
        Message outside =
                Message.of("reading.cell.outsideYear", days.first().toString(), String.valueOf(context.year()));
        return new RowDay(null, Problem.at(cells.row(), column.index(), cell.text(), outside));
    }

    private void settleLostZeros(List<RowCells> rows, SortedRows sorted) {
        List<@Nullable LocalDate> after = new ArrayList<>();
        LocalDate known = null;
        for (int i = rows.size() - 1; i >= 0; i--) {
            after.add(known);
            Days days = of(rows.get(i).row()).days();
            known = days == null ? known : days.first();
        }
        LocalDate before = null;
        for (int i = 0; i < rows.size(); i++) {
            RowCells cells = rows.get(i);
            LocalDate next = after.get(rows.size() - 1 - i);
            if (of(cells.row()).days() == null && before != null && next != null) {
                settle(cells, sorted, before, next);
            }
            Days days = of(cells.row()).days();
            before = days == null ? before : days.first();
        }
    }

    private void settle(RowCells cells, SortedRows sorted, LocalDate before, LocalDate after) {
        Optional<Column> column = cells.column(Field.DAY).or(() -> cells.column(Field.FROM));
        if (column.isEmpty()) {
            return;
        }
        DayReader reader = new DayReader(context.year(), month(cells, sorted));
        List<LocalDate> fitting = reader.candidates(cells.cell(column.get())).stream()
                .filter(day -> !day.isBefore(before) && !day.isAfter(after))
                .toList();
        if (fitting.size() == 1) {
            byRow.put(cells.row(), new RowDay(new Days(fitting.get(0), fitting.get(0)), null));
        }
    }
}
