package cn.yipanqi.coordination.plan;

import cn.yipanqi.shared.Commons;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of a county's tasks of a year are looked for. What is left out does not narrow.
 *
 * @param unit together with {@code part}
 * @param part what the unit has to do with it
 * @param due how near the last day is; of open ones only
 * @param text words, all of which must stand in title, measures or goal
 */
public record TaskSearch(
        long county,
        int year,
        @Nullable Commons commons,
        @Nullable UUID unit,
        Part part,
        @Nullable TaskState state,
        @Nullable Due due,
        @Nullable String text) {

    private static final int WORDS = 8;

    /** What a unit has to do with a task. */
    public enum Part {
        ANY,
        LEAD,
        PARTNER;

        public String messageKey() {
            return "coordination.task.part." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** How near the last day is. */
    public enum Due {
        /** Over. */
        OVERDUE,
        /** Within some working days. */
        NEAR;

        public String messageKey() {
            return "coordination.task.due." + name().toLowerCase(Locale.ROOT);
        }
    }

    public static TaskSearch of(long county, int year) {
        return new TaskSearch(county, year, null, null, Part.ANY, null, null, null);
    }

    public TaskSearch of(@Nullable UUID whose, Part role) {
        return new TaskSearch(county, year, commons, whose, role, state, due, text);
    }

    /** A condition over {@code t}, with its parameters. */
    record Condition(String sql, Map<String, Object> params) {}

    /** @param near the last day that counts as near */
    Condition condition(LocalDate today, LocalDate near) {
        List<String> all = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        all.add("t.county = :county and t.year = :year");
        params.put("county", county);
        params.put("year", year);
        if (commons != null) {
            all.add("t.commons = :commons");
            params.put("commons", commons.name());
        }
        if (unit != null) {
            params.put("unit", unit);
            String assists =
                    "exists (select from coordination.task_partner p where p.county = t.county and p.task = t.id and p.unit = :unit)";
            all.add(
                    switch (part) {
                        case LEAD -> "t.lead = :unit";
                        case PARTNER -> assists;
                        case ANY -> "(t.lead = :unit or " + assists + ")";
                    });
        }
        if (state != null) {
            all.add("t.state = :state");
            params.put("state", state.name());
        }
        if (due != null) {
            params.put("today", today);
            all.add("t.state = 'OPEN'");
            all.add(due == Due.OVERDUE ? "t.due_day < :today" : "t.due_day between :today and :near");
            if (due == Due.NEAR) {
                params.put("near", near);
            }
        }
        int n = 0;
        for (String word : words()) {
            all.add("concat_ws(' ', t.title, t.measures, t.goal) ilike :word" + n);
            params.put("word" + n++, "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        return new Condition(String.join(" and ", all), params);
    }

    private List<String> words() {
        String stripped = text == null ? "" : text.strip();
        return stripped.isEmpty()
                ? List.of()
                : List.of(stripped.split("\\s+")).stream().limit(WORDS).toList();
    }
}
