package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.Mapping.Column;
import cn.yipanqi.intake.reading.names.Township;
import cn.yipanqi.intake.reading.value.NumberReader;
import cn.yipanqi.intake.reading.value.PlainText;
import cn.yipanqi.intake.reading.value.Reading;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.shared.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a station register. */
final class StationReader {

    private static final Pattern TICK = Pattern.compile("[√✓✔☑☒■●○Vv✅]|是|有|已有|齐全|达标|[Yy](es)?|1|(?i)true");
    private static final Pattern CROSS = Pattern.compile("[×✗✘xX☐□╳]|否|无|没有|未|缺|[Nn]o?|0|(?i)false");
    private static final String USUAL_ENDING = "群团服务站";

    private final Mapping mapping;
    private final Context context;

    StationReader(Mapping mapping, Context context) {
        this.mapping = mapping;
        this.context = context;
    }

    StationDraft read(RowCells cells) {
        List<Problem> problems = new ArrayList<>();
        Optional<String> place = cells.text(Field.TOWNSHIP);
        Optional<String> stated = cells.text(Field.STATION_NAME);
        Optional<Township> township =
                place.flatMap(context.names()::townshipIn).or(() -> stated.flatMap(context.names()::townshipIn));
        if (township.isEmpty() && (place.isPresent() || stated.isPresent())) {
            String text = place.orElseGet(stated::orElseThrow);
            problems.add(column(Field.TOWNSHIP)
                    .or(() -> column(Field.STATION_NAME))
                    .map(c -> Problem.doubtAt(
                            cells.row(), c.index(), text, Message.of("reading.cell.unknownTownship", text)))
                    .orElseThrow());
        }
        String name = stated.or(() -> place.map(p -> p + USUAL_ENDING)).orElse(null);
        if (name == null) {
            problems.add(Problem.ofRow(cells.row(), Message.of("reading.row.noStation")));
        }
        Set<Field> haves = EnumSet.noneOf(Field.class);
        Set<Field> asked = EnumSet.noneOf(Field.class);
        for (Column column : mapping.columns()) {
            if (column.field().isHave()) {
                asked.add(column.field());
                tick(cells, column, haves, problems);
            }
        }
        return new StationDraft(
                cells.row(),
                name,
                township.orElse(null),
                cells.text(Field.HEAD_POSITION).orElse(null),
                staff(cells, problems),
                haves,
                asked,
                cells.asTheyStand(),
                List.copyOf(problems));
    }

    private Optional<Column> column(Field field) {
        return mapping.column(field);
    }

    private static void tick(RowCells cells, Column column, Set<Field> haves, List<Problem> problems) {
        Cell cell = cells.cell(column);
        String text = PlainText.dense(cell.text());
        if (TICK.matcher(text).matches()) {
            haves.add(column.field());
        } else if (!text.isEmpty()
                && !PlainText.saysNothing(text)
                && !CROSS.matcher(text).matches()) {
            problems.add(
                    Problem.doubtAt(cells.row(), column.index(), cell.text(), Message.of("reading.cell.noTick", text)));
        }
    }

    private @Nullable Integer staff(RowCells cells, List<Problem> problems) {
        Optional<Column> column = column(Field.STAFF);
        if (column.isEmpty()) {
            return null;
        }
        Cell cell = cells.cell(column.get());
        Reading<BigDecimal> reading = NumberReader.count(cell, BigDecimal.ONE);
        if (reading instanceof Reading.Unreadable<BigDecimal> unreadable) {
            problems.add(Problem.at(cells.row(), column.get().index(), cell.text(), unreadable.problem()));
        }
        return reading instanceof Reading.Value<BigDecimal> value
                ? value.value().intValue()
                : null;
    }
}
