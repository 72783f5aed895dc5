package cn.yipanqi.coordination.plan.year;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.plan.desk.TaskWords;
import cn.yipanqi.coordination.plan.year.PlanLists.DutyList;
import cn.yipanqi.coordination.plan.year.PlanLists.TaskList;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.web.Choice;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The task list and the duty list, to be read and printed. */
@Controller
@Requires(Permission.LEDGER_READ)
class PlanListController {

    private final PlanLists lists;

    PlanListController(PlanLists lists) {
        this.lists = lists;
    }

    @GetMapping("/coordination/plans/{year:\\d{4}}/tasks")
    @Snapshot
    ModelAndView tasks(County county, @PathVariable int year) {
        TaskList list = lists.tasks(county.code(), year);
        return new ModelAndView(
                "coordination/plans/tasks",
                Map.of("list", list, "words", new TaskWords(list.names(), list.people(), Map.of(), Map.of())));
    }

    @GetMapping("/coordination/plans/{year:\\d{4}}/duties")
    @Snapshot
    ModelAndView duties(County county, @PathVariable int year, @RequestParam(required = false) @Nullable String unit) {
        UUID only = unit == null || unit.isBlank() ? null : id(unit);
        DutyList list = lists.duties(county.code(), year, only);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("list", list);
        model.put("unit", only == null ? null : only.toString());
        model.put(
                "units",
                list.names()
                        .units()
                        .map(one -> new Choice(one.id().toString(), one.shortName()))
                        .toList());
        model.put("words", new TaskWords(list.names(), list.people(), Map.of(), Map.of()));
        return new ModelAndView("coordination/plans/duties", model);
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
