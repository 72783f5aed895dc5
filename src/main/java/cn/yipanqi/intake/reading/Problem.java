package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.shared.Message;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong at a place of a sheet.
 *
 * @param row from 1 as on screen; 0 where it concerns the sheet as a whole
 * @param column letters, or none where it concerns the whole row
 * @param cell the cell's text as it stands
 * @param message what is wrong and what to do
 * @param blocking whether the row (or sheet) cannot be posted before it is put right; otherwise it only asks to be looked at
 */
public record Problem(int row, @Nullable String column, String cell, Message message, boolean blocking) {

    static Problem at(int row, int column, String cell, Message message) {
        return new Problem(row, Grid.letters(column), cell, message, true);
    }

    static Problem doubtAt(int row, int column, String cell, Message message) {
        return new Problem(row, Grid.letters(column), cell, message, false);
    }

    static Problem ofRow(int row, Message message) {
        return new Problem(row, null, "", message, true);
    }

    static Problem ofSheet(Message message, boolean blocking) {
        return new Problem(0, null, "", message, blocking);
    }
}
