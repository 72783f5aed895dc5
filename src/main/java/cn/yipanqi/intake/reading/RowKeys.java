package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.value.Days;
import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.intake.reading.versions.RowKey;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.ledger.Measure;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says a row in a form that stays the same when only its spelling, its place or its column's unit of measure changes. */
final class RowKeys {

    private RowKeys() {}

    static RowKey of(RowCells cells, Mapping mapping, @Nullable Days days, RowMeasures measures) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Column column : mapping.columns()) {
            Field field = column.field();
            if (field.isTaken() && field.measure() == null && field != Field.FROM && field != Field.TO) {
                cells.text(field).map(PlainText::dense).ifPresent(text -> values.put(field, text));
            }
        }
        if (days != null) {
            values.put(
                    Field.DAY,
                    days.first().equals(days.last()) ? days.first().toString() : days.first() + "/" + days.last());
        }
        measures.values().forEach((measure, value) -> values.put(field(measure), plain(value)));
        measures.problems()
                .forEach(problem -> mapping.columns().stream()
                        .filter(column -> cn.yipanqi.intake.reading.workbook.Grid.letters(column.index())
                                .equals(problem.column()))
                        .forEach(column -> values.put(column.field(), PlainText.dense(problem.cell()))));
        String sequence = cells.text(Field.SEQUENCE).orElse(null);
        return new RowKey(sequence, days == null ? null : days.first(), values);
    }

    /** One field a measure, whichever of its spellings the column had. */
    private static Field field(Measure measure) {
        return switch (measure) {
            case PARTICIPANTS -> Field.PARTICIPANTS;
            case RECIPIENTS -> Field.RECIPIENTS;
            case UNITS -> Field.UNITS;
            case VIEWS -> Field.VIEWS;
            case MATERIALS -> Field.MATERIALS;
            case MINUTES -> Field.MINUTES;
            case GIVEN_CASH -> Field.GIVEN_CASH;
            case GIVEN_GOODS -> Field.GIVEN_GOODS;
            case GIVEN -> Field.GIVEN;
            case COST -> Field.COST;
        };
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
