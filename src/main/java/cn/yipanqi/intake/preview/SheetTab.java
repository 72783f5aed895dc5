package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.SheetReading;
import cn.yipanqi.intake.reading.LeftOut;
import cn.yipanqi.intake.reading.LeftOut.Why;
import cn.yipanqi.intake.reading.RecognisedSheet;
import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sheet in the list beside the open one.
 *
 * @param number from 1, in the order of files and sheets
 * @param file name without its ending
 * @param sheet the worksheet's name, where the file has several
 * @param unit short name of whose ledger it is
 * @param rows rows that are data
 * @param valid rows that can be posted
 * @param invalid rows that cannot be posted before they are put right
 * @param doubts places to be looked at that hinder nothing
 * @param posted whether it was posted already, while others waited
 * @param setAside why nothing of it is posted
 * @param refusal why this account may not post it
 * @param blocked what is wrong with the sheet as a whole
 * @param leftOut rows that are no data, counted by reason
 */
public record SheetTab(
        int number,
        String file,
        @Nullable String sheet,
        String kindKey,
        @Nullable String unit,
        int rows,
        int valid,
        int invalid,
        int doubts,
        boolean posted,
        @Nullable Message setAside,
        @Nullable Message refusal,
        @Nullable Message blocked,
        List<LeftOutCount> leftOut) {

    /** @param rows how many rows are left out for the reason */
    public record LeftOutCount(Message why, int rows) {}

    static SheetTab of(int number, SheetReading reading, boolean severalSheets) {
        RecognisedSheet read = reading.recognised();
        return new SheetTab(
                number,
                read.file().replaceAll("(?i)\\.xlsx?$", ""),
                severalSheets ? read.sheet() : null,
                read.kind().messageKey(),
                read.unit() == null || read.unit().name().isEmpty()
                        ? null
                        : read.unit().name(),
                reading.rows(),
                reading.valid(),
                reading.invalid(),
                (int) read.allProblems().stream()
                        .filter(problem -> !problem.blocking())
                        .count(),
                reading.posted(),
                read.setAside(),
                reading.refusal() == null ? null : reading.refusal().message(),
                read.problems().stream()
                        .filter(problem -> problem.blocking())
                        .findFirst()
                        .map(problem -> problem.message())
                        .orElse(null),
                counted(read.leftOut()));
    }

    private static List<LeftOutCount> counted(List<LeftOut> leftOut) {
        Map<Why, Integer> rows = new EnumMap<>(Why.class);
        for (LeftOut left : leftOut) {
            if (left.why() != Why.HEADER) {
                // Both are called a blank row.
                rows.merge(
                        left.why() == Why.ONLY_NUMBERED ? Why.BLANK : left.why(),
                        left.lastRow() - left.firstRow() + 1,
                        Integer::sum);
            }
        }
        List<LeftOutCount> counts = new ArrayList<>();
        rows.forEach((why, n) -> counts.add(new LeftOutCount(SheetWords.shortly(why), n)));
        return List.copyOf(counts);
    }

    /** Whether rows of it can be posted now. */
    public boolean ready() {
        return !posted && valid > 0;
    }

    public int leftOutRows() {
        return leftOut.stream().mapToInt(LeftOutCount::rows).sum();
    }
}
