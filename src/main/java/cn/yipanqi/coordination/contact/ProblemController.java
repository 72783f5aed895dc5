package cn.yipanqi.coordination.contact;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A problem raised on a visit: answered, or made a task. */
@Controller
@RequestMapping("/coordination/contacts/problems/{id}")
class ProblemController {

    private final Problems problems;
    private final Visits visits;
    private final Points points;
    private final Directory directory;

    ProblemController(Problems problems, Visits visits, Points points, Directory directory) {
        this.problems = problems;
        this.visits = visits;
        this.points = points;
        this.directory = directory;
    }

    @GetMapping
    @Requires(Permission.LEDGER_READ)
    ModelAndView show(County county, @PathVariable UUID id, Page page) {
        return show(county, id, new Problems.TaskDraft(null, null, null), null, page.mistakes());
    }

    @PostMapping("/answer")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView answer(
            County county,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String answer,
            Page page,
            RedirectAttributes redirect) {
        try {
            problems.answer(county.code(), id, answer);
            return shown(id, "contact.problem.answered", redirect);
        } catch (InvalidInput invalid) {
            ModelAndView again = show(
                    county,
                    id,
                    new Problems.TaskDraft(null, null, null),
                    answer,
                    page.mistakes().add(invalid.faults()));
            again.setStatus(invalid.status());
            return again;
        }
    }

    @PostMapping("/task")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView task(
            County county, @PathVariable UUID id, Problems.TaskDraft draft, Page page, RedirectAttributes redirect) {
        try {
            problems.task(county.code(), id, draft);
            return shown(id, "contact.task.added", redirect);
        } catch (InvalidInput invalid) {
            ModelAndView again = show(county, id, draft, null, page.mistakes().add(invalid.faults()));
            again.setStatus(invalid.status());
            return again;
        }
    }

    private ModelAndView show(
            County county, UUID id, Problems.TaskDraft task, @Nullable String answer, Mistakes mistakes) {
        Visit visit = visits.ofProblem(county.code(), id);
        CountyDirectory names = directory.of(county.code());
        Map<String, Object> model = new HashMap<>();
        model.put("visit", visit);
        model.put(
                "problem",
                visit.problems().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Refusal.absent("contact-problem")));
        model.put("point", points.find(county.code(), visit.point()));
        model.put("mayWrite", Visits.mayWrite(county.code(), visit.unit()));
        model.put("task", task);
        model.put("answer", answer);
        model.put("mistakes", mistakes);
        model.put(
                "units",
                names.units()
                        .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                        .toList());
        model.put("names", names);
        return new ModelAndView("coordination/contact/problem", model);
    }

    private static ModelAndView shown(UUID id, String notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Page.NOTICE, new Message(notice, List.of()));
        return new ModelAndView("redirect:/coordination/contacts/problems/" + id);
    }
}
