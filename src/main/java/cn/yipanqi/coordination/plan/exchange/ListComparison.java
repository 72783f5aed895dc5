package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskFields;
import cn.yipanqi.coordination.plan.TaskLine;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.TaskSearch;
import cn.yipanqi.coordination.plan.TaskState;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.exchange.ListDifference.Line;
import cn.yipanqi.coordination.plan.exchange.ListDifference.What;
import cn.yipanqi.coordination.plan.progress.GoalRules;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.Spelling;
import cn.yipanqi.shared.Commons;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lays a list beside the plan: a row speaks of the task of the same commons and title, else of the one with its number that no other row
 * names. Only fields the list has columns for can change.
 */
@Component
class ListComparison {

    private static final int MOST = 5000;

    private final Tasks tasks;
    private final People people;
    private final GoalRules rules;

    ListComparison(Tasks tasks, People people, GoalRules rules) {
        this.tasks = tasks;
        this.people = people;
        this.rules = rules;
    }

    @Transactional(readOnly = true)
    ListDifference compare(long county, int year, ListSheet sheet, CountyDirectory names) {
        List<Task> there = tasks.find(TaskSearch.of(county, year), 0, MOST).lines().stream()
                .map(TaskLine::task)
                .filter(task -> task.state() != TaskState.DROPPED)
                .toList();
        Map<ListRow, Task> spoken = spoken(sheet.rows(), there);
        Map<String, Optional<UUID>> known = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (ListRow row : sheet.rows()) {
            lines.add(line(county, year, sheet, row, spoken.get(row), names, known));
        }
        Set<UUID> named = new HashSet<>();
        spoken.values().forEach(task -> named.add(task.id()));
        return new ListDifference(
                List.copyOf(lines),
                there.stream()
                        .filter(task -> task.origin() == TaskOrigin.PLAN && task.open() && !named.contains(task.id()))
                        .toList());
    }

    private static Map<ListRow, Task> spoken(List<ListRow> rows, List<Task> there) {
        Map<String, Task> byTitle = new HashMap<>();
        there.forEach(task -> byTitle.putIfAbsent(key(task.commons(), task.title()), task));
        Map<ListRow, Task> spoken = new HashMap<>();
        Set<UUID> taken = new HashSet<>();
        for (ListRow row : rows) {
            Task task = byTitle.get(key(row.commons(), row.title()));
            if (task != null && taken.add(task.id())) {
                spoken.put(row, task);
            }
        }
        for (ListRow row : rows) {
            if (!spoken.containsKey(row) && row.number() != null) {
                there.stream()
                        .filter(task -> row.number().equals(task.number()) && task.commons() == row.commons())
                        .filter(task -> !taken.contains(task.id()))
                        .findFirst()
                        .ifPresent(task -> {
                            taken.add(task.id());
                            spoken.put(row, task);
                        });
            }
        }
        return spoken;
    }

    private static String key(@Nullable Commons commons, String title) {
        return commons + " " + Spelling.key(title);
    }

    private Line line(
            long county,
            int year,
            ListSheet sheet,
            ListRow row,
            @Nullable Task task,
            CountyDirectory names,
            Map<String, Optional<UUID>> known) {
        if (!row.valid() || row.commons() == null || row.lead() == null || row.due() == null) {
            return new Line(row, What.INVALID, task, null, null, null);
        }
        NewTask says = says(county, year, sheet, row, task, names, known);
        TaskFields after = TaskFields.of(says, names);
        if (sheet.fields().contains("partners")) {
            after = after.with("bodies", row.bodies());
        }
        if (task == null) {
            return new Line(row, What.NEW, null, says, null, after);
        }
        TaskFields before = TaskFields.of(task.asNew(), names);
        return new Line(row, before.equals(after) ? What.SAME : What.CHANGED, task, says, before, after);
    }

    private NewTask says(
            long county,
            int year,
            ListSheet sheet,
            ListRow row,
            @Nullable Task task,
            CountyDirectory names,
            Map<String, Optional<UUID>> known) {
        Set<String> fields = sheet.fields();
        String goal = task == null || fields.contains("goal") ? row.goal() : task.goal();
        List<UUID> bodies = task == null || fields.contains("partners")
                ? row.bodies().stream()
                        .flatMap(name -> names.bodyNamed(name).stream())
                        .map(body -> body.id())
                        .toList()
                : task.bodies();
        return new NewTask(
                year,
                task == null || fields.contains("number") ? row.number() : task.number(),
                Objects.requireNonNull(row.commons()),
                task == null || !Spelling.key(task.title()).equals(Spelling.key(row.title()))
                        ? row.title()
                        : task.title(),
                task == null || fields.contains("measures") ? row.measures() : task.measures(),
                goal,
                Objects.requireNonNull(row.lead()),
                task == null || fields.contains("partners") ? row.partners() : task.partners(),
                bodies,
                person(county, row.leader(), task == null ? null : task.leader(), known),
                person(county, row.person(), task == null ? null : task.person(), known),
                task == null || fields.contains("from") ? row.from() : task.from(),
                Objects.requireNonNull(row.due()),
                task == null ? TaskOrigin.PLAN : task.origin(),
                task == null ? null : task.originId(),
                task == null ? null : task.parent(),
                task == null ? null : task.predecessor(),
                task == null ? null : task.continues(),
                target(row, task, goal));
    }

    /** Who is registered under that name and nobody else; who is not named, or not known, stays as he is. */
    private @Nullable UUID person(
            long county, @Nullable String name, @Nullable UUID before, Map<String, Optional<UUID>> known) {
        return name == null
                ? before
                : known.computeIfAbsent(name, asked -> people.onlyOne(county, asked))
                        .orElse(before);
    }

    /** Another goal in words is counted anew, unless somebody has chosen himself what counts. */
    private @Nullable Target target(ListRow row, @Nullable Task task, @Nullable String goal) {
        if (task == null) {
            return row.target();
        }
        Target proposedBefore =
                rules.propose(task.goal()).map(GoalRules.Proposal::target).orElse(null);
        boolean chosen = !Objects.equals(task.target(), proposedBefore);
        return chosen || Objects.equals(task.goal(), goal)
                ? task.target()
                : rules.propose(goal).map(GoalRules.Proposal::target).orElse(null);
    }
}
