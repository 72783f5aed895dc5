package cn.yipanqi.coordination.supervision;

import cn.yipanqi.shared.Commons;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of a county's items are looked for. What is left out does not narrow.
 *
 * @param ended what is closed instead of what is open
 * @param colour as it is today
 * @param unit that leads or assists
 * @param task all that ever was about it, open and closed
 */
public record ItemSearch(
        boolean ended,
        @Nullable Colour colour,
        @Nullable UUID unit,
        @Nullable Commons commons,
        @Nullable UUID task) {

    /** What is closed and open, as the partial index of the table says it. */
    private static final String OPEN = "s.state not in ('DISCHARGED', 'WITHDRAWN')";

    private static final String ENDED = "s.state in ('DISCHARGED', 'WITHDRAWN')";

    /** A condition over {@code s} in an order, with its parameters. */
    record Condition(String sql, String order, Map<String, Object> params) {}

    Condition condition(long county, ColourColumn colours) {
        List<String> all = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        all.add("s.county = :county");
        params.put("county", county);
        if (task != null) {
            all.add("s.task = :task");
            params.put("task", task);
        } else {
            all.add(ended ? ENDED : OPEN);
        }
        if (commons != null) {
            all.add(
                    "s.task in (select t.id from coordination.task t where t.county = :county and t.commons = :commons)");
            params.put("commons", commons.name());
        }
        if (unit != null) {
            all.add("""
                s.task in (select t.id from coordination.task t where t.county = :county and t.lead = :unit
                    union all select p.task from coordination.task_partner p where p.county = :county and p.unit = :unit)""");
            params.put("unit", unit);
        }
        if (colour != null) {
            all.add(ColourColumn.SQL + " = :colour");
            params.put("colour", colour.name());
            params.putAll(colours.params());
        }
        return new Condition(String.join(" and ", all), order(), params);
    }

    /** By the last day; what is closed, the last closed first; of one task, the last filed first. */
    private String order() {
        if (task != null) {
            return " order by s.year desc, s.number desc";
        }
        return ended ? " order by s.turn_at desc, s.id" : " order by s.due_day, s.id";
    }
}
