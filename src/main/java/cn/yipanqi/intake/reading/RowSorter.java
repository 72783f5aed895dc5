package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.LeftOut.Why;
import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.SortedRows.Section;
import cn.yipanqi.intake.reading.SortedRows.TotalRow;
import cn.yipanqi.intake.reading.names.Mention;
import cn.yipanqi.intake.reading.names.Party;
import cn.yipanqi.intake.reading.value.DayReader;
import cn.yipanqi.intake.reading.value.OpeningDays;
import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.intake.reading.value.Reading;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.RowWords;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.intake.reading.workbook.Merge;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells data from everything else an office writes into a sheet. */
final class RowSorter {

    private static final Set<Field> CONTINUABLE = EnumSet.of(Field.PARTNERS, Field.NOTE, Field.AUDIENCE);

    private static final Pattern NUMBER = Pattern.compile("\\s*[(（]?\\d+[)）.、]?\\s*");

    /** Hints stand right under the header. */
    private static final int HINT_ROWS = 4;

    private final Grid grid;
    private final Header header;
    private final Mapping mapping;
    private final Context context;
    private final RowWords words;
    private final boolean everyColumnCounts;
    private final SortedRows sorted = SortedRows.empty();
    private final int lastFullRow;
    private Section section;
    private @Nullable Why previous;

    /** @param everyColumnCounts whether columns without a meaning make a row data too, as where the kind is not posted */
    RowSorter(Grid grid, Header header, Mapping mapping, Context context, Section whole, boolean everyColumnCounts) {
        this.grid = grid;
        this.header = header;
        this.mapping = mapping;
        this.context = context;
        this.everyColumnCounts = everyColumnCounts;
        words = context.vocabulary().rows();
        section = whole;
        lastFullRow = grid.rowNumbers().stream()
                .filter(row -> tableCells(row).size() > 1)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    SortedRows sort() {
        int before = 0;
        for (int row : grid.rowNumbers()) {
            if (before > 0 && row > before + 1) {
                sorted.leftOut().add(new LeftOut(before + 1, row - 1, Why.BLANK, ""));
            }
            before = row;
            Why why = header.covers(row) ? Why.HEADER : row < header.firstRow() ? above(row) : below(row);
            previous = why;
            if (why == null) {
                sorted.data().add(row);
                sorted.sections().put(row, section);
            } else {
                leaveOut(row, why);
            }
        }
        return sorted;
    }

    private void leaveOut(int row, Why why) {
        sorted.leftOut().add(new LeftOut(row, row, why, text(row)));
    }

    private String text(int row) {
        return SheetFace.rowText(grid, row);
    }

    private Why above(int row) {
        Cell first = firstCell(row);
        if (isTotal(first)) {
            sorted.totals().add(new TotalRow(row, false));
            return Why.TOTAL;
        }
        if (words.isNote(first.text()) || OpeningDays.in(text(row)).isPresent()) {
            return Why.NOTE;
        }
        return grid.row(row).values().stream().anyMatch(cell -> words.isSignature(cell.text()))
                ? Why.SIGNATURE
                : Why.TITLE;
    }

    /** Null for data. */
    private @Nullable Why below(int row) {
        NavigableMap<Integer, Cell> own = tableCells(row);
        if (own.isEmpty()) {
            return grid.row(row).keySet().stream().anyMatch(this::isParked) ? Why.LOOKUP : Why.BLANK;
        }
        Cell first = own.firstEntry().getValue();
        boolean hasDay = hasDay(row);
        if (!hasDay && isTotal(first)) {
            sorted.totals().add(new TotalRow(row, words.isSubtotal(first.text())));
            return Why.TOTAL;
        }
        if (isHeaderAgain(own)) {
            return Why.HEADER_AGAIN;
        }
        if (isHint(row, own, hasDay)) {
            return Why.HINT;
        }
        if (!hasDay && (words.isNote(first.text()) || OpeningDays.in(text(row)).isPresent())) {
            return Why.NOTE;
        }
        if (!hasDay && isSignature(own)) {
            return Why.SIGNATURE;
        }
        if (!hasDay && own.size() == 1 && standsAsHeading(row, own)) {
            return heading(row, first);
        }
        NavigableMap<Integer, Cell> content = contentCells(own);
        if (content.isEmpty()) {
            return own.keySet().stream().anyMatch(c -> field(c) == Field.SEQUENCE) ? Why.ONLY_NUMBERED : Why.BLANK;
        }
        if (continuesRowAbove(row, content)) {
            sorted.continued()
                    .computeIfAbsent(sorted.data().get(sorted.data().size() - 1), r -> new ArrayList<>())
                    .add(row);
            return Why.CONTINUED;
        }
        return null;
    }

    private NavigableMap<Integer, Cell> tableCells(int row) {
        NavigableMap<Integer, Cell> own = new TreeMap<>(grid.row(row));
        own.keySet().removeIf(this::isParked);
        own.values().removeIf(cell -> cell.text().isBlank());
        return own;
    }

    private boolean isParked(int column) {
        return field(column) == Field.LOOKUP;
    }

    private Field field(int column) {
        return mapping.at(column).map(Column::field).orElse(Field.IGNORE);
    }

    private NavigableMap<Integer, Cell> contentCells(NavigableMap<Integer, Cell> own) {
        NavigableMap<Integer, Cell> content = new TreeMap<>(own);
        content.keySet().removeIf(column -> {
            Field field = field(column);
            return everyColumnCounts
                    ? field == Field.SEQUENCE || header.label(column).isEmpty()
                    : !field.isTaken();
        });
        return content;
    }

    private Cell firstCell(int row) {
        return grid.row(row).values().stream()
                .filter(cell -> !cell.text().isBlank())
                .findFirst()
                .orElse(Cell.BLANK);
    }

    private boolean isTotal(Cell first) {
        return first.isText() && (words.isTotal(first.text()) || words.isSubtotal(first.text()));
    }

    private boolean hasDay(int row) {
        DayReader reader = new DayReader(context.year(), 1);
        return mapping.columns().stream()
                .filter(column -> column.field() == Field.DAY || column.field() == Field.FROM)
                .anyMatch(column -> reader.read(grid.cell(row, column.index())) instanceof Reading.Value<?>);
    }

    private boolean isHeaderAgain(NavigableMap<Integer, Cell> own) {
        long same = own.entrySet().stream()
                .filter(entry -> header.labels()
                        .getOrDefault(entry.getKey(), List.of())
                        .contains(PlainText.tidy(entry.getValue().text())))
                .count();
        return same >= 2 && same * 10 >= own.size() * 6;
    }

    private boolean isHint(int row, NavigableMap<Integer, Cell> own, boolean hasDay) {
        if (!sorted.data().isEmpty() || !header.isPresent() || row > header.lastRow() + HINT_ROWS) {
            return false;
        }
        if (words.isExample(own.firstEntry().getValue().text()) || isNumbering(own)) {
            return true;
        }
        long hints = own.values().stream()
                .filter(cell -> cell.isText() && words.isHint(cell.text()))
                .count();
        return hints >= 2 || (hints == 1 && !hasDay);
    }

    /** 1 2 3 4 … or A B C … under the header. */
    private static boolean isNumbering(NavigableMap<Integer, Cell> own) {
        if (own.size() < 3) {
            return false;
        }
        int expected = 1;
        for (Cell cell : own.values()) {
            String text = PlainText.dense(cell.text()).replaceAll("[()]", "");
            boolean next = text.equals(String.valueOf(expected))
                    || text.equals(String.valueOf((char) ('A' + expected - 1)))
                    || (expected <= 10 && text.equals("甲乙丙丁戊己庚辛壬癸".substring(expected - 1, expected)));
            if (!next) {
                return false;
            }
            expected++;
        }
        return true;
    }

    private boolean isSignature(NavigableMap<Integer, Cell> own) {
        boolean signed = own.values().stream().anyMatch(cell -> words.isSignature(cell.text()));
        boolean titled = own.entrySet().stream()
                .anyMatch(entry -> field(entry.getKey()) == Field.TITLE
                        && !words.isSignature(entry.getValue().text()));
        return signed && !titled;
    }

    /** A single text at the table's left edge, or over several of its columns. */
    private boolean standsAsHeading(int row, NavigableMap<Integer, Cell> own) {
        int column = own.firstKey();
        Merge merge = grid.mergeAt(row, column);
        boolean wide = merge != null && merge.width() >= 3;
        int edge = header.labels().isEmpty() ? 0 : header.labels().firstKey();
        Field field = field(column);
        boolean rowOfItsOwn =
                field == Field.TITLE && mapping.column(Field.SEQUENCE).isEmpty() && !wide;
        boolean number = NUMBER.matcher(own.firstEntry().getValue().text()).matches();
        return own.firstEntry().getValue().isText() && !number && !rowOfItsOwn && (wide || column <= edge);
    }

    private Why heading(int row, Cell cell) {
        if (row > lastFullRow || previous == Why.NOTE || previous == Why.SIGNATURE) {
            return Why.NOTE;
        }
        Integer month = Months.in(cell.text()).orElse(section.month());
        List<Party> units = context.names().unitsIn(cell.text()).stream()
                .map(Mention::unit)
                .distinct()
                .toList();
        Optional<Party> unit = units.size() == 1 ? Optional.of(units.get(0)) : Optional.empty();
        section = new Section(month, unit.orElse(section.unit()));
        return Why.SECTION;
    }

    private boolean continuesRowAbove(int row, NavigableMap<Integer, Cell> content) {
        if (sorted.data().isEmpty()
                || content.keySet().stream().anyMatch(column -> !CONTINUABLE.contains(field(column)))) {
            return false;
        }
        int above = sorted.data().get(sorted.data().size() - 1);
        return mapping.column(Field.TITLE)
                .map(title -> grid.mergeAt(row, title.index()))
                .filter(merge -> merge.covers(above, merge.firstColumn()))
                .isPresent();
    }
}
