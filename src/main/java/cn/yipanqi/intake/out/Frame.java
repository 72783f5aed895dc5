package cn.yipanqi.intake.out;

import cn.yipanqi.intake.reading.LeftOut;
import cn.yipanqi.intake.reading.LeftOut.Why;
import cn.yipanqi.intake.reading.RecognisedSheet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Where a sheet's rows go, and what stands around them.
 *
 * @param first row of the body, from 1
 * @param footer first row below the body that is no data, 0 where there is none
 * @param totals rows that bear totals of all rows, above or below
 * @param headerEnd last row of the header
 */
record Frame(int first, int footer, List<Integer> totals, int headerEnd) {

    private static final Set<Why> FOOTERS = EnumSet.of(Why.TOTAL, Why.SIGNATURE, Why.NOTE);

    static Frame of(RecognisedSheet sheet) {
        List<Integer> header = sheet.mapping().headerRows();
        int headerEnd = header.get(header.size() - 1);
        int lastData =
                sheet.dataRows().stream().mapToInt(Integer::intValue).max().orElse(0);
        int first = sheet.dataRows().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElseGet(() -> afterHints(sheet.leftOut(), headerEnd));
        int footer = sheet.leftOut().stream()
                .filter(left -> FOOTERS.contains(left.why()))
                .mapToInt(LeftOut::firstRow)
                .filter(row -> row >= first && row > lastData)
                .min()
                .orElse(0);
        List<Integer> totals = sheet.leftOut().stream()
                .filter(left -> left.why() == Why.TOTAL)
                .map(LeftOut::firstRow)
                .filter(row -> row < first || footer > 0 && row >= footer)
                .toList();
        return new Frame(first, footer, totals, headerEnd);
    }

    private static int afterHints(List<LeftOut> leftOut, int headerEnd) {
        int row = headerEnd + 1;
        boolean again = true;
        while (again) {
            int at = row;
            again = leftOut.stream().anyMatch(left -> left.why() == Why.HINT && left.firstRow() == at);
            row = again ? row + 1 : row;
        }
        return row;
    }

    /** Rows there is room for before the footer; without one there is no end to it. */
    int room() {
        return footer == 0 ? Integer.MAX_VALUE : footer - first;
    }
}
