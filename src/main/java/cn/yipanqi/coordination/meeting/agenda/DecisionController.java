package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.form.Attempt;
import cn.yipanqi.coordination.meeting.form.Choices;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 议定事项: entered, changed, made a task, settled or dropped. */
@Controller
@Requires(Permission.COORDINATION_EDIT)
class DecisionController {

    private static final List<String> FIELDS =
            List.of("text", "title", "commons", "lead", "partners", "bodies", "measures", "goal", "from", "due");

    private final AgendaDesk desk;
    private final Decisions decisions;
    private final Outcomes outcomes;
    private final Agendas agendas;
    private final Meetings meetings;
    private final Directory directory;

    DecisionController(
            AgendaDesk desk,
            Decisions decisions,
            Outcomes outcomes,
            Agendas agendas,
            Meetings meetings,
            Directory directory) {
        this.desk = desk;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.agendas = agendas;
        this.meetings = meetings;
        this.directory = directory;
    }

    @GetMapping("/coordination/items/{id}/decisions/new")
    ModelAndView blank(@PathVariable UUID id, Page page) {
        return form(agendas.item(id), null, DecisionDraft.EMPTY, page.mistakes(), page);
    }

    @PostMapping("/coordination/items/{id}/decisions")
    ModelAndView add(@PathVariable UUID id, DecisionDraft draft, Page page, RedirectAttributes redirect) {
        Attempt<UUID> attempt = Attempt.at(page.mistakes(), "", () -> desk.decide(id, draft));
        return attempt.succeeded()
                ? ItemController.shown(id, "meeting.decision.added", redirect)
                : attempt.again(form(agendas.item(id), null, draft, attempt.mistakes(), page));
    }

    @GetMapping("/coordination/decisions/{id}/edit")
    ModelAndView edit(@PathVariable UUID id, Page page) {
        Decision decision = agendas.decision(id);
        DecisionDraft draft = DecisionDraft.of(decision, directory.of(decision.county()));
        return form(agendas.item(decision.item()), decision, draft, page.mistakes(), page);
    }

    @PostMapping("/coordination/decisions/{id}")
    ModelAndView change(@PathVariable UUID id, DecisionDraft draft, Page page, RedirectAttributes redirect) {
        Attempt<Boolean> attempt = Attempt.done(page.mistakes(), "", () -> desk.change(id, draft));
        Decision now = agendas.decision(id);
        return attempt.succeeded()
                ? ItemController.shown(now.item(), "meeting.decision.changed", redirect)
                : attempt.again(form(
                        agendas.item(now.item()),
                        now,
                        attempt.stale() ? draft.at(now.revision()) : draft,
                        attempt.mistakes(),
                        page));
    }

    @PostMapping("/coordination/decisions/{id}/removal")
    ModelAndView remove(@PathVariable UUID id, RedirectAttributes redirect) {
        return ItemController.shown(decisions.remove(id), "meeting.decision.removed", redirect);
    }

    /** What becomes of it: settled with a word, dropped with a reason, or made a task. */
    @GetMapping("/coordination/decisions/{id}")
    @Requires(Permission.LEDGER_READ)
    ModelAndView show(@PathVariable UUID id, Page page) {
        Decision decision = agendas.decision(id);
        return show(decision, TaskDraft.of(decision), "", page.mistakes(), page);
    }

    @PostMapping("/coordination/decisions/{id}/task")
    ModelAndView makeTask(@PathVariable UUID id, TaskDraft draft, Page page, RedirectAttributes redirect) {
        Attempt<UUID> attempt = Attempt.at(page.mistakes(), "", () -> desk.makeTask(id, draft));
        return attempt.succeeded()
                ? shown(id, "meeting.decision.task-made", redirect)
                : attempt.again(show(agendas.decision(id), draft, "", attempt.mistakes(), page));
    }

    @PostMapping("/coordination/decisions/{id}/settlement")
    ModelAndView settle(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String word,
            Page page,
            RedirectAttributes redirect) {
        return settled(id, Decision.State.SETTLED, word, "meeting.decision.was-settled", page, redirect);
    }

    @PostMapping("/coordination/decisions/{id}/dropping")
    ModelAndView drop(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String word,
            Page page,
            RedirectAttributes redirect) {
        return settled(id, Decision.State.DROPPED, word, "meeting.decision.was-dropped", page, redirect);
    }

    private ModelAndView settled(
            UUID id, Decision.State how, String word, String notice, Page page, RedirectAttributes redirect) {
        Attempt<Boolean> attempt = Attempt.done(page.mistakes(), "word", () -> outcomes.settle(id, how, word));
        if (attempt.succeeded()) {
            return shown(id, notice, redirect);
        }
        Decision decision = agendas.decision(id);
        return attempt.again(show(decision, TaskDraft.of(decision), word, attempt.mistakes(), page));
    }

    private ModelAndView show(Decision decision, TaskDraft task, String word, Mistakes mistakes, Page page) {
        AgendaItem item = agendas.item(decision.item());
        Meeting meeting = meetings.find(item.meeting());
        Map<String, @Nullable Object> model = model(item, decision, mistakes, page);
        model.put("meeting", meeting);
        model.put("task", task);
        model.put("word", word);
        return new ModelAndView("coordination/decision/show", model);
    }

    private ModelAndView form(
            AgendaItem item, @Nullable Decision decision, DecisionDraft draft, Mistakes mistakes, Page page) {
        Map<String, @Nullable Object> model = model(item, decision, mistakes, page);
        model.put("draft", draft);
        return new ModelAndView(decision == null ? "coordination/decision/new" : "coordination/decision/edit", model);
    }

    private Map<String, @Nullable Object> model(
            AgendaItem item, @Nullable Decision decision, Mistakes mistakes, Page page) {
        CountyDirectory all = directory.of(item.county());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("item", item);
        model.put("decision", decision);
        model.put("all", all);
        model.put("units", Choices.units(all));
        model.put("commons", Choices.commons(page));
        model.put("mistakes", mistakes.inOrder(FIELDS));
        return model;
    }

    private static ModelAndView shown(UUID decision, String notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Page.NOTICE, Message.of(notice));
        return new ModelAndView("redirect:/coordination/decisions/" + decision);
    }
}
