package cn.yipanqi.coordination.plan.exchange;

import java.util.List;
import java.util.Set;

/**
 * A list as it was read.
 *
 * @param year of the plan: the title's, else the year its time limits speak of
 * @param fields which of a task's fields it has columns for
 */
public record ListSheet(String sheet, String title, int year, Set<String> fields, List<ListRow> rows) {

    public ListSheet {
        fields = Set.copyOf(fields);
        rows = List.copyOf(rows);
    }

    public long invalid() {
        return rows.stream().filter(row -> !row.valid()).count();
    }
}
