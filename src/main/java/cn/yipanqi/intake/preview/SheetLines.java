package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.reading.Problem;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.shared.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as it lies in the workbook, at most some sixty rows of it.
 *
 * @param columns with anything in them, ascending
 * @param before first row of the stretch before this one, where only a stretch is shown
 * @param after first row of the stretch after it
 * @param last number of the sheet's last row
 */
public record SheetLines(
        List<Column> columns,
        List<Line> lines,
        @Nullable Integer before,
        @Nullable Integer after,
        int last) {

    /**
     * @param field what it means
     * @param number whether it holds amounts or counts
     * @param wide whether its texts need several lines
     * @param parked whether it is no part of the table
     */
    public record Column(String letters, Field field, boolean number, boolean wide, boolean parked) {}

    /** How a row is shown. */
    public enum Look {
        LEFT_OUT,
        HEAD,
        DATA,
        TOTAL,
        FOLD
    }

    /**
     * @param row its number, the first one of a fold
     * @param label what the row is, where it is no data
     * @param cells one a column; none where the row is shown as one text, and for a fold
     * @param text of a row that is shown as one text
     * @param problems to be told beneath it
     */
    public record Line(
            int row,
            Look look,
            @Nullable Message label,
            List<Shown> cells,
            String text,
            List<Problem> problems,
            @Nullable Fold fold) {}

    /** @param marked whether something is wrong with it; {@code doubt} where it may stay so */
    public record Shown(String text, boolean marked, boolean doubt) {

        static final Shown BLANK = new Shown("", false, false);
    }

    /**
     * Rows folded away.
     *
     * @param data how many of them are data without problems
     * @param faulty how many of them have problems
     * @param leftOut how many of them are no data
     */
    public record Fold(int from, int to, int data, int faulty, int leftOut) {}
}
