package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.coordination.plan.PlanYear;
import cn.yipanqi.coordination.plan.TaskLine;
import cn.yipanqi.coordination.plan.progress.Progress;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Paging;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The list as one page shows it.
 *
 * @param plans the years there are, the latest first
 * @param near the last day that counts as near
 */
public record TasksView(
        CountyDirectory names,
        int year,
        List<PlanYear> plans,
        TaskSearchForm form,
        List<TaskLine> lines,
        Map<UUID, Progress> progress,
        Paging paging,
        LocalDate today,
        LocalDate near,
        List<Choice> commons,
        List<Choice> units,
        List<Choice> parts,
        List<Choice> states,
        List<Choice> dues) {

    public @Nullable PlanYear plan() {
        return plans.stream().filter(plan -> plan.year() == year).findFirst().orElse(null);
    }

    public TaskWords words() {
        return new TaskWords(names, Map.of(), Map.of(), Map.of());
    }

    /** {@code overdue}, {@code near} or none. */
    public @Nullable String urgency(TaskLine line) {
        if (line.task().overdue(today)) {
            return "overdue";
        }
        return line.task().open() && !line.task().due().isAfter(near) ? "near" : null;
    }
}
