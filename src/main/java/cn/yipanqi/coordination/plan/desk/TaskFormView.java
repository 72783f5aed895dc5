package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.coordination.plan.StaleTask;
import cn.yipanqi.coordination.plan.TaskFields;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form with what is typed in it.
 *
 * @param id none for a new one
 * @param revision which the asker sees; what is saved replaces just that one
 * @param stale what another saved meanwhile, where one did
 * @param outside set where the last day lies outside the plan's year: said, not refused
 */
public record TaskFormView(
        long county,
        int year,
        @Nullable UUID id,
        int revision,
        TaskFields typed,
        @Nullable String reason,
        Mistakes mistakes,
        @Nullable StaleTask stale,
        TaskWords words,
        List<Choice> commons,
        List<Choice> units,
        List<Choice> people,
        List<Choice> tasks,
        List<Choice> targets,
        List<Choice> figures,
        List<Choice> kinds,
        List<Choice> sums,
        List<Choice> whose) {

    /** Whether what another saved is kept unless the asker says otherwise: where he himself typed nothing there. */
    public boolean theirsFirst(String field) {
        return stale != null && typed.all(field).equals(stale.was().all(field));
    }

    public boolean outsideYear(@Nullable LocalDate due) {
        return due != null && due.getYear() != year;
    }
}
