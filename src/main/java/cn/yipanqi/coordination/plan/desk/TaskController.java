package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.coordination.plan.StaleTask;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskFields;
import cn.yipanqi.coordination.plan.TaskStory;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.desk.TaskForms.Shown;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.TypedDay;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: shown, added, changed; where two change it at once, who comes second decides field by field. */
@Controller
@RequestMapping("/coordination/tasks")
class TaskController {

    private static final List<String> ORDER = java.util.stream.Stream.concat(
                    TaskFields.ALL.stream(), java.util.stream.Stream.of("reason"))
            .toList();

    private final Tasks tasks;
    private final TaskDesk desk;
    private final TaskForms forms;
    private final TaskPages pages;
    private final Directory directory;

    TaskController(Tasks tasks, TaskDesk desk, TaskForms forms, TaskPages pages, Directory directory) {
        this.tasks = tasks;
        this.desk = desk;
        this.forms = forms;
        this.pages = pages;
        this.directory = directory;
    }

    @GetMapping("/{id}")
    @Requires(Permission.LEDGER_READ)
    ModelAndView show(County county, @PathVariable UUID id, @AuthenticationPrincipal SignedIn asker, Page page) {
        return pages.show(county.code(), id, asker, page.mistakes(), Map.of());
    }

    @GetMapping("/new")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView blank(
            County county,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String parent,
            Page page) {
        int of = year != null && year.matches("20\\d\\d")
                ? Integer.parseInt(year)
                : tasks.today().getYear();
        TaskFields typed = new TaskFields(parent == null ? Map.of() : Map.of("parent", List.of(parent)));
        return form(new Shown(county.code(), of, null, 0, typed, null, page.mistakes(), null), page, HttpStatus.OK);
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView add(
            County county,
            @RequestParam(defaultValue = "0") int year,
            @RequestParam MultiValueMap<String, String> sent,
            Page page,
            RedirectAttributes next) {
        TaskFields typed = new TaskFields(sent);
        try {
            UUID id = desk.add(county.code(), year, typed);
            return shown(id, next, saved("coordination.task.added", typed, year));
        } catch (InvalidInput input) {
            Shown again = new Shown(county.code(), year, null, 0, typed, null, mistakes(input, page), null);
            return form(again, page, input.status());
        }
    }

    @GetMapping("/{id}/edit")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView edit(County county, @PathVariable UUID id, Page page) {
        Task task = tasks.get(county.code(), id);
        TaskFields is = fields(task, directory.of(county.code()));
        return form(
                new Shown(county.code(), task.year(), id, task.revision(), is, null, page.mistakes(), null),
                page,
                HttpStatus.OK);
    }

    /**
     * @param revision which the sender saw
     * @param reason needed where another unit is to lead
     */
    @PostMapping("/{id}")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView change(
            County county,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam MultiValueMap<String, String> sent,
            Page page,
            RedirectAttributes next) {
        Task now = tasks.get(county.code(), id);
        TaskFields typed = takenOver(new TaskFields(sent), sent, fields(now, directory.of(county.code())));
        try {
            desk.change(county.code(), id, revision, typed, reason);
            return shown(id, next, saved("coordination.task.saved", typed, now.year()));
        } catch (StaleTask stale) {
            Shown again =
                    new Shown(county.code(), now.year(), id, stale.revision(), typed, reason, page.mistakes(), stale);
            return form(again, page, HttpStatus.CONFLICT);
        } catch (InvalidInput input) {
            Shown again =
                    new Shown(county.code(), now.year(), id, revision, typed, reason, mistakes(input, page), null);
            return form(again, page, input.status());
        }
    }

    /** What the sender decided to take from the other's words, field by field. */
    private static TaskFields takenOver(TaskFields typed, MultiValueMap<String, String> sent, TaskFields theirs) {
        TaskFields taken = typed;
        for (String field : TaskFields.ALL) {
            if ("theirs".equals(sent.getFirst("take." + field))) {
                taken = taken.with(field, theirs.all(field));
            }
        }
        return taken;
    }

    private static TaskFields fields(Task task, CountyDirectory names) {
        return TaskFields.of(task.asNew(), names);
    }

    private static Mistakes mistakes(InvalidInput input, Page page) {
        return page.mistakes().add(input.faults()).inOrder(ORDER);
    }

    /** A last day outside the plan's year is unusual, and said. */
    private static Message saved(String key, TaskFields typed, int year) {
        return TypedDay.read(typed.one("due"))
                .filter(due -> due.getYear() != year)
                .map(due -> Message.of(key + ".outside", due, year))
                .orElse(Message.of(key));
    }

    private ModelAndView form(Shown shown, Page page, HttpStatusCode status) {
        ModelAndView view = new ModelAndView("coordination/tasks/edit", "view", forms.view(shown, page));
        view.setStatus(HttpStatus.valueOf(status.value()));
        return view;
    }

    static ModelAndView shown(UUID id, RedirectAttributes next, Message notice) {
        next.addFlashAttribute(Page.NOTICE, notice);
        return new ModelAndView("redirect:/coordination/tasks/" + id);
    }

    static boolean mayWork(SignedIn asker, TaskStory story) {
        UUID unit = asker.grant().unit();
        return asker.may(Permission.COORDINATION_EDIT)
                || asker.may(Permission.COORDINATION_WORK)
                        && story.task().lead().equals(unit);
    }
}
