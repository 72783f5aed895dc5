package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.Fitness;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.agenda.Agendas;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.TaskSearch;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.supervision.Filings;
import cn.yipanqi.coordination.supervision.Item;
import cn.yipanqi.coordination.supervision.Reader;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 立项: a task that is there comes under supervision, or one is made for what a leader asked for. */
@Controller
@RequestMapping("/coordination/supervision")
@Requires(Permission.COORDINATION_EDIT)
class FilingController {

    private static final int CHOICES = 200;

    private final Filings filings;
    private final Reader reader;
    private final Tasks tasks;
    private final Agendas agendas;
    private final Meetings meetings;
    private final Fitness fitness;
    private final Directory directory;
    private final Clock clock;

    FilingController(
            Filings filings,
            Reader reader,
            Tasks tasks,
            Agendas agendas,
            Meetings meetings,
            Fitness fitness,
            Directory directory,
            Clock clock) {
        this.filings = filings;
        this.reader = reader;
        this.tasks = tasks;
        this.agendas = agendas;
        this.meetings = meetings;
        this.fitness = fitness;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/new")
    ModelAndView blank(County county, @RequestParam @Nullable String task, Page page) {
        FilingForm form = FilingForm.of(task);
        if (form.ofTask()) {
            Task known = tasks.get(county.code(), theTask(form));
            form = FilingForm.of(known, decidedBy(known));
        }
        return form(county, form, page.mistakes(), page);
    }

    /** The name of the meeting that decided on a task; none where it comes from elsewhere. */
    private @Nullable String decidedBy(Task task) {
        UUID decision = task.originId();
        if (decision == null || task.origin() != TaskOrigin.MEETING && task.origin() != TaskOrigin.HEARING) {
            return null;
        }
        UUID item = agendas.decision(decision).item();
        return meetings.find(agendas.item(item).meeting()).title();
    }

    @PostMapping
    ModelAndView file(County county, FilingForm form, Page page, RedirectAttributes redirect) {
        Mistakes mistakes = page.mistakes();
        UUID id = filed(county.code(), form, mistakes);
        if (id == null) {
            ModelAndView again = form(county, form, mistakes, page);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        Item item = reader.find(county.code(), id);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("supervision.filed", item.title()));
        return new ModelAndView("redirect:" + item.url());
    }

    private @Nullable UUID filed(long county, FilingForm form, Mistakes mistakes) {
        NewTask task = form.ofTask() ? null : form.newTask(mistakes, LocalDate.now(clock));
        if (!form.complete(mistakes) || !form.ofTask() && task == null) {
            return null;
        }
        try {
            return task == null
                    ? filings.file(county, theTask(form), form.filing())
                    : filings.fileNew(county, task, form.filing());
        } catch (InvalidInput wrong) {
            mistakes.add(wrong.faults());
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            mistakes.add(FilingForm.FIELDS.getOrDefault(refusal.sentence().key(), ""), refusal.sentence());
        }
        return null;
    }

    private static UUID theTask(FilingForm form) {
        UUID id = SupervisionQuery.id(form.task());
        if (id == null) {
            throw Refusal.absent("task");
        }
        return id;
    }

    private ModelAndView form(County county, FilingForm form, Mistakes mistakes, Page page) {
        CountyDirectory all = directory.of(county.code());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("all", all);
        model.put("form", form);
        model.put("mistakes", mistakes);
        model.put("units", SupervisionController.unitChoices(all));
        model.put("instructions", fitness.declared(county.code()));
        if (form.ofTask()) {
            Task task = tasks.get(county.code(), theTask(form));
            model.put("task", task);
        } else {
            model.put(
                    "commons",
                    Arrays.stream(Commons.values())
                            .map(each -> new Choice(each.name(), page.t(each.messageKey())))
                            .toList());
            model.put("tasks", choices(county.code()));
        }
        return new ModelAndView("coordination/supervision/new", model);
    }

    /** Open tasks of this year's plan that are not under supervision yet. */
    private List<Choice> choices(long county) {
        Set<UUID> followed = reader.open(county).stream().map(Item::task).collect(Collectors.toSet());
        return tasks.find(TaskSearch.of(county, LocalDate.now(clock).getYear()), 0, CHOICES).lines().stream()
                .filter(line ->
                        line.task().open() && !followed.contains(line.task().id()))
                .map(line -> new Choice(line.task().id().toString(), line.task().title()))
                .toList();
    }
}
