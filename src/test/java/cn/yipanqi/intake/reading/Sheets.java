package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.workbook.Cell;
import cn.yipanqi.intake.reading.workbook.Grid;
import cn.yipanqi.intake.reading.workbook.Merge;
import org.apache.poi.ss.util.CellRangeAddress;

/** Sheets as text: a line a row, | between cells, # before a number, @ before a serial day. */
final class Sheets {

    private Sheets() {}

    static Grid sheet(String file, String sheet, String rows, String... merges) {
        Grid.Builder grid = Grid.builder(file, sheet);
        int number = 0;
        for (String line : rows.split("\n")) {
            number++;
            int column = 0;
            for (String text : line.split("\\|", -1)) {
                grid.cell(number, column++, cell(text.strip()));
            }
        }
        for (String merge : merges) {
            CellRangeAddress range = CellRangeAddress.valueOf(merge);
            grid.merge(new Merge(
                    range.getFirstRow() + 1, range.getLastRow() + 1, range.getFirstColumn(), range.getLastColumn()));
        }
        return grid.build();
    }

    static Cell cell(String text) {
        if (text.startsWith("#")) {
            return Cell.number(Double.parseDouble(text.substring(1)));
        }
        return text.startsWith("@") ? Cell.date(Double.parseDouble(text.substring(1))) : Cell.text(text);
    }

    static RecognisedSheet read(String file, String sheet, String rows, String... merges) {
        return new Recogniser().recognise(sheet(file, sheet, rows, merges), Banma.context());
    }
}
