package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.reading.versions.Comparison;
import cn.yipanqi.intake.reading.versions.Comparison.Difference;
import cn.yipanqi.ledger.EntryRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger of the workbook beside what was posted of it before.
 *
 * @param changes what becomes corrections, the first of them
 * @param gone posted rows that the workbook does not have any more, the first of them
 */
public record Compared(int added, int corrected, int missing, int unchanged, List<Change> changes, List<Gone> gone) {

    static final int MOST = 50;

    /** @param row of the workbook now */
    public record Change(
            UUID entry,
            int row,
            @Nullable LocalDate day,
            @Nullable String title,
            List<Difference> differences) {}

    /** @param row of the workbook it was posted from */
    public record Gone(
            UUID entry,
            LocalDate day,
            String title,
            @Nullable String file,
            @Nullable Integer row) {}

    /** @param missing entries whose rows are gone, as they stand, by day */
    static Compared of(Comparison<UUID> comparison, List<EntryRecord> missing) {
        List<Gone> gone = missing.stream()
                .map(entry -> new Gone(
                        entry.entry(),
                        entry.content().firstDay(),
                        entry.content().title(),
                        entry.source().file(),
                        entry.source().row()))
                .toList();
        return new Compared(
                comparison.added().size(),
                comparison.corrected().size(),
                gone.size(),
                comparison.unchanged().size(),
                comparison.corrected().stream()
                        .limit(MOST)
                        .map(one -> new Change(
                                one.id(),
                                one.draft().row(),
                                one.draft().firstDay(),
                                one.draft().title(),
                                one.differences()))
                        .toList(),
                gone.stream().limit(MOST).toList());
    }

    /** Whether anything of this ledger was posted before. */
    public boolean postedBefore() {
        return corrected + missing + unchanged > 0;
    }

    public boolean asks() {
        return missing > 0;
    }
}
