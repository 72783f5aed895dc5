package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.Fitness;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.MeetingState;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.Office;
import cn.yipanqi.coordination.meeting.form.Attempt;
import cn.yipanqi.coordination.meeting.form.Choices;
import cn.yipanqi.ledger.OwnEntries;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Agenda items: proposed, shown, changed, decided on, put in order. */
@Controller
@Requires(Permission.LEDGER_READ)
class ItemController {

    private final AgendaDesk desk;
    private final Items items;
    private final Agendas agendas;
    private final Meetings meetings;
    private final Fitness fitness;
    private final Directory directory;

    ItemController(
            AgendaDesk desk, Items items, Agendas agendas, Meetings meetings, Fitness fitness, Directory directory) {
        this.desk = desk;
        this.items = items;
        this.agendas = agendas;
        this.meetings = meetings;
        this.fitness = fitness;
        this.directory = directory;
    }

    @GetMapping("/coordination/meetings/{id}/items/new")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView blank(@PathVariable UUID id, Page page) {
        return form(meetings.find(id), null, ItemDraft.EMPTY, page.mistakes());
    }

    @PostMapping("/coordination/meetings/{id}/items")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView propose(@PathVariable UUID id, ItemDraft draft, Page page, RedirectAttributes redirect) {
        Attempt<UUID> attempt = Attempt.at(page.mistakes(), "", () -> desk.propose(id, draft));
        return attempt.succeeded()
                ? shown(attempt.answer(), "meeting.item.proposed", redirect)
                : attempt.again(form(meetings.find(id), null, draft, attempt.mistakes()));
    }

    /** Takes up what an earlier meeting put off. */
    @PostMapping("/coordination/meetings/{id}/items/taken-up")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView takeUp(@PathVariable UUID id, @RequestParam UUID item, RedirectAttributes redirect) {
        return shown(items.takeUp(id, item), "meeting.item.taken-up", redirect);
    }

    /** As the form sends it: {@code place-<item>} with a number for each accepted item. */
    @PostMapping("/coordination/meetings/{id}/agenda")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView order(
            @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, RedirectAttributes redirect) {
        List<AgendaItem> accepted = new ArrayList<>(agendas.of(meetings.find(id)).stream()
                .filter(AgendaItem::accepted)
                .toList());
        // Where two are given the same place, they keep their present order.
        accepted.sort(Comparator.comparingInt(item -> place(sent.getFirst("place-" + item.id()))));
        items.order(id, accepted.stream().map(AgendaItem::id).toList());
        redirect.addFlashAttribute(Page.NOTICE, Message.of("meeting.item.ordered"));
        return new ModelAndView("redirect:/coordination/meetings/" + id + "#agenda");
    }

    private static int place(@Nullable String typed) {
        int place = Revisions.read(typed);
        return place == 0 ? Integer.MAX_VALUE : place;
    }

    @GetMapping("/coordination/items/{id}")
    ModelAndView show(@PathVariable UUID id, Page page) {
        return show(id, page.mistakes(), "");
    }

    private ModelAndView show(UUID id, Mistakes mistakes, String reason) {
        AgendaItem item = agendas.item(id);
        Meeting meeting = meetings.find(item.meeting());
        boolean open = !meeting.state().closed();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("item", item);
        model.put("meeting", meeting);
        model.put("all", directory.of(item.county()));
        model.put("own", open && OwnEntries.mayWrite(item.county(), item.unit(), item.station()));
        model.put("office", open && Office.is(item.county()));
        model.put("held", meeting.state() == MeetingState.HELD);
        model.put("fit", fit(meeting));
        model.put("reason", reason);
        model.put("mistakes", mistakes);
        return new ModelAndView("coordination/item/show", model);
    }

    private boolean fit(Meeting meeting) {
        return meeting.kind() != MeetingKind.HEARING || fitness.declared(meeting.county());
    }

    @GetMapping("/coordination/items/{id}/edit")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView edit(@PathVariable UUID id, Page page) {
        AgendaItem item = agendas.item(id);
        return form(meetings.find(item.meeting()), item, ItemDraft.of(item), page.mistakes());
    }

    @PostMapping("/coordination/items/{id}")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView change(@PathVariable UUID id, ItemDraft draft, Page page, RedirectAttributes redirect) {
        Attempt<Boolean> attempt = Attempt.done(page.mistakes(), "", () -> desk.change(id, draft));
        if (attempt.succeeded()) {
            return shown(id, "meeting.item.changed", redirect);
        }
        AgendaItem now = agendas.item(id);
        ItemDraft again = attempt.stale() ? draft.at(now.revision()) : draft;
        return attempt.again(form(meetings.find(now.meeting()), now, again, attempt.mistakes()));
    }

    @PostMapping("/coordination/items/{id}/acceptance")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView accept(@PathVariable UUID id, Page page, RedirectAttributes redirect) {
        return step(id, "", page, redirect, "meeting.item.accepted", () -> items.accept(id));
    }

    @PostMapping("/coordination/items/{id}/refusal")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView refuse(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Page page,
            RedirectAttributes redirect) {
        return step(id, reason, page, redirect, "meeting.item.refused", () -> items.refuse(id, reason));
    }

    @PostMapping("/coordination/items/{id}/postponement")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView postpone(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Page page,
            RedirectAttributes redirect) {
        return step(id, reason, page, redirect, "meeting.item.postponed", () -> items.postpone(id, reason));
    }

    @PostMapping("/coordination/items/{id}/withdrawal")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView withdraw(@PathVariable UUID id, Page page, RedirectAttributes redirect) {
        return step(id, "", page, redirect, "meeting.item.withdrawn", () -> items.withdraw(id));
    }

    private ModelAndView step(
            UUID id, String reason, Page page, RedirectAttributes redirect, String notice, Runnable deed) {
        Attempt<Boolean> attempt = Attempt.done(page.mistakes(), "", deed);
        return attempt.succeeded() ? shown(id, notice, redirect) : attempt.again(show(id, attempt.mistakes(), reason));
    }

    private ModelAndView form(Meeting meeting, @Nullable AgendaItem item, ItemDraft draft, Mistakes mistakes) {
        CountyDirectory all = directory.of(meeting.county());
        List<Choice> proposers = new ArrayList<>(Choices.units(all));
        proposers.addAll(Choices.stations(all));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("meeting", meeting);
        model.put("item", item);
        model.put("draft", draft);
        model.put("proposers", Office.is(meeting.county()) && item == null ? proposers : List.of());
        model.put("fit", fit(meeting));
        model.put("mistakes", mistakes.inOrder(List.of("title", "note", "proposer")));
        return new ModelAndView(item == null ? "coordination/item/new" : "coordination/item/edit", model);
    }

    static ModelAndView shown(UUID item, String notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Page.NOTICE, Message.of(notice));
        return new ModelAndView("redirect:/coordination/items/" + item);
    }
}
