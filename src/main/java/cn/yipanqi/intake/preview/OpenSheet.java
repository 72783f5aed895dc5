package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.SheetReading;
import cn.yipanqi.intake.reading.Mapping;
import cn.yipanqi.intake.reading.Problem;
import cn.yipanqi.intake.reading.RecognisedSheet;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.shared.Message;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The sheet that is shown.
 *
 * @param compared with what was posted before; none where nothing of it can be posted
 * @param offer who else takes it, where somebody does
 */
public record OpenSheet(
        SheetTab tab,
        SheetReading reading,
        SheetLines lines,
        @Nullable Compared compared,
        @Nullable Offer offer) {

    public RecognisedSheet read() {
        return reading.recognised();
    }

    /** What is to be said of the sheet as a whole. */
    public List<Problem> ofSheet() {
        return reading.problems().stream().filter(problem -> problem.row() == 0).toList();
    }

    /** Columns of money of which the header does not say what they are. */
    public List<Mapping.Column> unclearMoney() {
        return read().asksWhatMoneyIs() ? read().mapping().columns(Field.MONEY) : List.of();
    }

    /** In what the sheet's money counts, where all its columns agree. */
    public @Nullable Message moneyScale() {
        List<Message> scales = read().mapping().columns().stream()
                .filter(column -> column.field().isMoney())
                .map(column -> SheetWords.scale(column.field(), column.scale()))
                .distinct()
                .toList();
        return scales.size() == 1 ? scales.get(0) : null;
    }

    /** Places that are no township's name, as they stand. */
    public List<String> unknownTownships() {
        List<Problem> doubts = read().drafts().stream()
                .flatMap(draft -> draft.problems().stream())
                .filter(problem -> problem.message().key().equals("reading.cell.unknownTownship"))
                .toList();
        return List.copyOf(new TreeSet<>(doubts.stream()
                .map(Problem::cell)
                .filter(Objects::nonNull)
                .map(String::strip)
                .toList()));
    }

    public String letters(Mapping.Column column) {
        return Grid.letters(column.index());
    }
}
