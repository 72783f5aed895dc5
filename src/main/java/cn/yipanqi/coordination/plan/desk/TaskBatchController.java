package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.TypedDay;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was ticked in the list is given a leader, a person or a last day at once. */
@Controller
@RequestMapping("/coordination/tasks/batch")
@Requires(Permission.COORDINATION_EDIT)
class TaskBatchController {

    private final Tasks tasks;
    private final TaskDesk desk;
    private final TaskForms forms;

    TaskBatchController(Tasks tasks, TaskDesk desk, TaskForms forms) {
        this.tasks = tasks;
        this.desk = desk;
        this.forms = forms;
    }

    @GetMapping("/new")
    ModelAndView form(
            County county, @RequestParam(name = "task", required = false) @Nullable List<UUID> ids, Page page) {
        return form(county, ids, new Given(null, null, null), page.mistakes());
    }

    @PostMapping
    ModelAndView give(
            County county,
            @RequestParam(name = "task", required = false) @Nullable List<UUID> ids,
            Given given,
            Page page,
            RedirectAttributes next) {
        List<UUID> chosen = ids == null ? List.of() : ids;
        try {
            LocalDate due = day(given.due());
            int changed = desk.give(county.code(), chosen, id(given.leader()), id(given.person()), due);
            next.addFlashAttribute(Page.NOTICE, Message.of("coordination.task.batch.was", changed));
            int year = tasks.some(county.code(), chosen).get(0).year();
            return new ModelAndView("redirect:/coordination/tasks?year=" + year);
        } catch (InvalidInput input) {
            ModelAndView again = form(county, ids, given, page.mistakes().add(input.faults()));
            again.setStatus(HttpStatus.valueOf(input.status().value()));
            return again;
        }
    }

    private static @Nullable LocalDate day(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return TypedDay.read(typed)
                .orElseThrow(() ->
                        new InvalidInput(List.of(new Fault("due", Message.of("coordination.task.day.unreadable")))));
    }

    private static @Nullable UUID id(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : TaskWords.id(typed);
    }

    private ModelAndView form(County county, @Nullable List<UUID> ids, Given given, Mistakes mistakes) {
        List<Task> chosen = ids == null ? List.of() : tasks.all(county.code(), ids);
        Map<String, Object> model = new HashMap<>();
        model.put("county", county.code());
        model.put("tasks", chosen);
        model.put("people", forms.people(county.code()));
        model.put("given", given);
        model.put("mistakes", mistakes);
        return new ModelAndView("coordination/tasks/batch", model);
    }
}
