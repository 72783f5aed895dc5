package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.value.DayReader;
import cn.yipanqi.intake.reading.value.NumberReader;
import cn.yipanqi.intake.reading.value.Reading;
import cn.yipanqi.intake.reading.words.ColumnWords;
import cn.yipanqi.intake.reading.words.ColumnWords.Sense;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.intake.reading.words.Scale;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Says what each column means, by its labels, its cells and what the kind keeps. */
final class ColumnNamer {

    /** Labels that say nothing without the one above them. */
    private static final Set<String> BARE_SUMS = Set.of("合计", "小计", "总计", "总数", "数量", "计", "共计", "总额", "数额");

    private static final Pattern LIST = Pattern.compile("名单|选项|列表|字典|下拉|词表|备选|参考");

    private static final int SAMPLE = 60;

    private final Grid grid;
    private final Header header;
    private final LedgerKind kind;
    private final Context context;
    private final Optional<Scale> sheetMoney;

    ColumnNamer(Grid grid, Header header, LedgerKind kind, Context context) {
        this.grid = grid;
        this.header = header;
        this.kind = kind;
        this.context = context;
        sheetMoney = SheetFace.moneyUnit(grid, header);
    }

    private record Named(Column column, double score, int order) {}

    List<Column> columns() {
        List<Named> named = new ArrayList<>();
        Set<Integer> parked = parkedColumns();
        for (int index : allColumns()) {
            named.add(parked.contains(index) ? plain(index, Field.LOOKUP) : name(index));
        }
        return new ColumnContest(grid, header, kind, context)
                .settle(named.stream()
                        .map(n -> new ColumnContest.Claim(n.column(), n.score(), n.order()))
                        .toList());
    }

    private List<Integer> allColumns() {
        Set<Integer> all = new java.util.TreeSet<>(grid.columns());
        all.addAll(header.labels().keySet());
        return List.copyOf(all);
    }

    /**
     * Columns without a header, or with an unknown one, beyond a gap to the right of the table.
     */
    private Set<Integer> parkedColumns() {
        Set<Integer> parked = new java.util.TreeSet<>();
        if (!header.isPresent()) {
            return parked;
        }
        boolean beyondGap = false;
        Set<Field> within = EnumSet.noneOf(Field.class);
        int previous = header.labels().isEmpty() ? 0 : header.labels().firstKey();
        for (int index : allColumns()) {
            Optional<Sense> sense = sense(index);
            beyondGap |= index > previous + 1;
            boolean headless = !header.labels().containsKey(index)
                    && index > header.labels().lastKey();
            if (headless
                    || (beyondGap
                            && (sense.isEmpty() || isList(index, sense.get().field(), within)))) {
                parked.add(index);
            } else {
                beyondGap = false;
                sense.ifPresent(known -> within.add(known.field()));
            }
            previous = index;
        }
        return parked;
    }

    /** Beyond a gap: a heading that calls itself a list or repeats a column of the table, or cells of which none repeats. */
    private boolean isList(int index, Field field, Set<Field> within) {
        List<String> texts = cells(index).map(Cell::text).toList();
        boolean noneRepeats = texts.size() >= 3 && new HashSet<>(texts).size() == texts.size();
        return LIST.matcher(header.label(index)).find()
                || within.contains(field)
                || (noneRepeats && field.measure() == null && field != Field.DAY && field != Field.NOTE);
    }

    private Named plain(int index, Field field) {
        return new Named(new Column(index, header.label(index), field, Scale.ONE), 0, Integer.MAX_VALUE);
    }

    private Named name(int index) {
        Optional<Sense> sense = sense(index);
        if (sense.isEmpty()) {
            return plain(index, Field.IGNORE);
        }
        Field field = byCells(index, withUnit(sense.get().field(), header.label(index)));
        return new Named(
                new Column(index, header.label(index), field, scale(index, field)),
                sense.get().score(),
                sense.get().order());
    }

    private Optional<Sense> sense(int index) {
        List<String> levels = header.labels().getOrDefault(index, List.of());
        if (levels.isEmpty()) {
            return Optional.empty();
        }
        ColumnWords words = context.vocabulary().columns();
        String code = kind.isUnknown() ? null : kind.code();
        String leaf = levels.get(levels.size() - 1);
        String above = levels.size() > 1 ? levels.get(levels.size() - 2) : "";
        String bareLeaf = ColumnWords.bare(leaf);
        if (bareLeaf.startsWith("其中")) {
            return words.sense("其中", code);
        }
        if (!above.isEmpty() && BARE_SUMS.contains(bareLeaf)) {
            return words.sense(above, code);
        }
        Optional<Sense> own = words.sense(leaf, code);
        if (above.isEmpty()) {
            return own;
        }
        Optional<Sense> together =
                words.sense(ColumnWords.bare(above) + bareLeaf, code).filter(sense -> sense.score() >= 1);
        boolean alone = header.labels().values().stream()
                        .filter(other -> other.contains(above))
                        .count()
                == 1;
        return together.or(() -> own).or(() -> alone ? words.sense(above, code) : Optional.empty());
    }

    /** 服务时长（分钟） is in minutes, whatever 服务时长 alone would be. */
    private static Field withUnit(Field field, String label) {
        if (!field.isLength()) {
            return field;
        }
        if (label.contains("分钟")) {
            return Field.MINUTES;
        }
        if (label.contains("学时") || label.contains("课时")) {
            return Field.CLASS_HOURS;
        }
        return label.contains("小时") ? Field.HOURS : field;
    }

    /** The cells have a say: a column of words is no count, and a 服务对象 in numbers is one. */
    private Field byCells(int index, Field field) {
        if (field == Field.AUDIENCE && share(index, this::isCount) > 0.6) {
            return Field.PARTICIPANTS;
        }
        boolean counts = field.isCount() || field.isMoney();
        if (counts && share(index, this::isCount) < 0.2 && share(index, this::isAmount) < 0.2 && filled(index) >= 3) {
            return field.isMoney() || !isWordy(index)
                    ? field
                    : field == Field.PARTICIPANTS || field == Field.RECIPIENTS ? Field.AUDIENCE : Field.NOTE;
        }
        if (field == Field.PARTNERS && share(index, this::isCount) > 0.6) {
            return Field.UNITS;
        }
        if (field == Field.DAY && filled(index) >= 3 && share(index, this::isDay) == 0 && isWordy(index)) {
            return Field.NOTE;
        }
        return field;
    }

    private boolean isWordy(int index) {
        return share(index, cell -> cell.isText() && !cell.text().matches(".*\\d.*")) > 0.8;
    }

    private boolean isCount(Cell cell) {
        return NumberReader.count(cell, BigDecimal.ONE) instanceof Reading.Value<BigDecimal>;
    }

    private boolean isAmount(Cell cell) {
        return NumberReader.money(cell, BigDecimal.ONE) instanceof Reading.Value<BigDecimal>;
    }

    private boolean isDay(Cell cell) {
        return new DayReader(context.year(), 1).read(cell) instanceof Reading.Value<?>;
    }

    private int filled(int index) {
        return (int) cells(index).count();
    }

    private double share(int index, Predicate<Cell> test) {
        List<Cell> cells = cells(index).toList();
        return cells.isEmpty() ? 0 : (double) cells.stream().filter(test).count() / cells.size();
    }

    private java.util.stream.Stream<Cell> cells(int index) {
        return grid.rowNumbers().stream()
                .filter(row -> row > header.lastRow())
                .map(row -> grid.cell(row, index))
                .filter(cell -> !cell.isBlank())
                .limit(SAMPLE);
    }

    private Scale scale(int index, Field field) {
        String label = header.label(index);
        if (field.isMoney()) {
            return ColumnWords.scale(label).or(() -> sheetMoney).orElse(Scale.ONE);
        }
        return field.isCount() ? ColumnWords.scale(label).orElse(Scale.ONE) : Scale.ONE;
    }

    /** Columns of money in which no unit of measure is stated anywhere and the numbers look like 万元: below 100, with fractions. */
    static List<Column> looksLikeTenThousands(Grid grid, Header header, List<Column> columns) {
        if (SheetFace.moneyUnit(grid, header).isPresent()) {
            return List.of();
        }
        return columns.stream()
                .filter(column -> column.field().isMoney()
                        && column.scale() == Scale.ONE
                        && ColumnWords.scale(column.label()).isEmpty()
                        && smallWithFractions(grid, header, column.index()))
                .sorted(Comparator.comparingInt(Column::index))
                .toList();
    }

    private static boolean smallWithFractions(Grid grid, Header header, int index) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (int row : grid.rowNumbers()) {
            BigDecimal number = grid.cell(row, index).number();
            if (row > header.lastRow() && number != null) {
                numbers.add(number);
            }
        }
        long fractions = numbers.stream().filter(n -> n.scale() > 0).count();
        long small = numbers.stream()
                .filter(n -> n.compareTo(BigDecimal.valueOf(100)) < 0)
                .count();
        return numbers.size() >= 3 && fractions * 2 >= numbers.size() && small * 10 >= numbers.size() * 9;
    }
}
