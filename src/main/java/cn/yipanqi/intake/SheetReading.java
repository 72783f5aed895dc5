package cn.yipanqi.intake;

import cn.yipanqi.intake.reading.Problem;
import cn.yipanqi.intake.reading.RecognisedSheet;
import cn.yipanqi.intake.reading.workbook.Grid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One worksheet of an intake: as it lies, and as it is read.
 *
 * @param file position of the file in the intake
 * @param changed whether a person changed how it is read
 * @param posted whether its rows were posted already, while other sheets of the intake waited
 * @param refusal why this account may not post it, none where it may
 */
public record SheetReading(
        int file,
        Grid grid,
        RecognisedSheet recognised,
        boolean changed,
        boolean posted,
        @Nullable Problem refusal) {

    public String name() {
        return recognised.sheet();
    }

    /** Whether rows of it can be posted at all. */
    public boolean postable() {
        return refusal == null && !recognised.isBlocked();
    }

    /** How many rows a posting would take now. */
    public int waiting() {
        return posted ? 0 : valid();
    }

    /** Rows that are data. */
    public int rows() {
        return recognised.dataRows().size();
    }

    /** Rows that can be posted as they are. */
    public int valid() {
        if (!postable()) {
            return 0;
        }
        return recognised.valid().size()
                + (int) recognised.stations().stream()
                        .filter(station -> station.isValid())
                        .count();
    }

    /** Rows that are data of a kind the ledger takes, and cannot be posted before they are put right. */
    public int invalid() {
        return recognised.setAside() != null ? 0 : rows() - valid();
    }

    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>();
        if (refusal != null) {
            all.add(refusal);
        }
        all.addAll(recognised.allProblems());
        return all;
    }
}
