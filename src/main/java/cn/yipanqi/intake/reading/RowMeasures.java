package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.value.MinutesReader;
import cn.yipanqi.intake.reading.value.NumberReader;
import cn.yipanqi.intake.reading.value.Reading;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.LedgerKind;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.ledger.Measure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a row counts. */
record RowMeasures(Map<Measure, BigDecimal> values, Set<Measure> about, boolean moneyUnclear, List<Problem> problems) {

    private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

    static RowMeasures read(RowCells cells, String words, LedgerKind kind, Mapping mapping, Context context) {
        Map<Measure, BigDecimal> values = new EnumMap<>(Measure.class);
        Set<Measure> about = EnumSet.noneOf(Measure.class);
        List<Problem> problems = new ArrayList<>();
        boolean unclear = false;
        for (Column column : mapping.columns()) {
            Measure stated = column.field().measure();
            if (stated == null) {
                continue;
            }
            Cell cell = cells.cell(column);
            Reading<BigDecimal> reading = read(cell, column, context);
            if (reading instanceof Reading.Unreadable<BigDecimal> unreadable) {
                problems.add(Problem.at(cells.row(), column.index(), cell.text(), unreadable.problem()));
            } else if (reading instanceof Reading.Value<BigDecimal> value) {
                Measure measure = RecipientRule.measure(stated, words, kind, mapping);
                values.put(measure, value.value());
                unclear |= column.field() == Field.MONEY;
                if (value.about()) {
                    about.add(measure);
                }
            }
        }
        return new RowMeasures(
                Collections.unmodifiableMap(values), Collections.unmodifiableSet(about), unclear, problems);
    }

    /** In yuan, minutes or ones. */
    static Reading<BigDecimal> read(Cell cell, Column column, Context context) {
        Field field = column.field();
        if (field.isMoney()) {
            return NumberReader.money(cell, column.scale().factor());
        }
        return field.isLength()
                ? MinutesReader.read(cell, minutesPer(field, context), context.minutesPerLesson())
                : NumberReader.count(cell, column.scale().factor());
    }

    /** How much of what {@link #read} answers one of the column's own units is. */
    static BigDecimal unitOf(Column column, Context context) {
        return column.field().isLength()
                ? minutesPer(column.field(), context)
                : column.scale().factor();
    }

    private static BigDecimal minutesPer(Field field, Context context) {
        return switch (field) {
            case HOURS -> MINUTES_PER_HOUR;
            case CLASS_HOURS -> BigDecimal.valueOf(context.minutesPerLesson());
            default -> BigDecimal.ONE;
        };
    }
}
