package cn.yipanqi.intake.reading;

import cn.yipanqi.intake.reading.names.Party;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a sheet, told apart.
 *
 * @param data rows that are data
 * @param continued further rows of one data row, where its title is merged downwards over them
 * @param sections under which heading a data row stands, where there are headings
 * @param totals rows that hold totals, in order
 */
record SortedRows(
        List<Integer> data,
        Map<Integer, List<Integer>> continued,
        Map<Integer, Section> sections,
        List<TotalRow> totals,
        List<LeftOut> leftOut) {

    static final Section NO_SECTION = new Section(null, null);

    static SortedRows empty() {
        return new SortedRows(
                new ArrayList<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    /**
     * What a heading between rows says for those below it.
     *
     * @param month in which they took place
     * @param unit whose rows they are
     */
    record Section(@Nullable Integer month, @Nullable Party unit) {}

    /** @param part whether it sums a part of the rows only */
    record TotalRow(int row, boolean part) {}

    Section section(int row) {
        return sections.getOrDefault(row, NO_SECTION);
    }

    List<Integer> continuations(int row) {
        return continued.getOrDefault(row, List.of());
    }
}
