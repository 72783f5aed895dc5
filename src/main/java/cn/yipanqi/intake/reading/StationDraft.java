package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.names.Township;
import cn.yipanqi.intake.reading.words.Field;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a station register says.
 *
 * @param name of the station; none only where there is a problem with it
 * @param headPosition 站长职务, never a person's name
 * @param staff how many work there
 * @param haves which of the 七有 are ticked, fields {@code HAS_STAFF} to {@code HAS_LEDGER}
 * @param asked which of them the sheet has a column for
 */
public record StationDraft(
        int row,
        @Nullable String name,
        @Nullable Township township,
        @Nullable String headPosition,
        @Nullable Integer staff,
        Set<Field> haves,
        Set<Field> asked,
        List<String> cells,
        List<Problem> problems) {

    public boolean isValid() {
        return problems.stream().noneMatch(Problem::blocking);
    }
}
