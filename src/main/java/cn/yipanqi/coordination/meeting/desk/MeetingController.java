package cn.yipanqi.coordination.meeting.desk;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.Fitness;
import cn.yipanqi.coordination.meeting.Attachments;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.MeetingEntry;
import cn.yipanqi.coordination.meeting.MeetingHistory;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.Office;
import cn.yipanqi.coordination.meeting.agenda.Agendas;
import cn.yipanqi.coordination.meeting.agenda.Items;
import cn.yipanqi.coordination.meeting.form.Attempt;
import cn.yipanqi.coordination.meeting.minutes.Minutes;
import cn.yipanqi.coordination.meeting.series.AllSeries;
import cn.yipanqi.coordination.regulation.meeting.AdoptingMeetings;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One meeting: shown, changed, its notice sent, cancelled. */
@Controller
@RequestMapping("/coordination/meetings/{id}")
@Requires(Permission.LEDGER_READ)
class MeetingController {

    private final MeetingDesk desk;
    private final Meetings meetings;
    private final MeetingHistory history;
    private final MeetingEntry entry;
    private final Attachments attachments;
    private final AllSeries allSeries;
    private final Agendas agendas;
    private final Minutes minutes;
    private final AdoptingMeetings adopting;
    private final Fitness fitness;
    private final Directory directory;

    MeetingController(
            MeetingDesk desk,
            Meetings meetings,
            MeetingHistory history,
            MeetingEntry entry,
            Attachments attachments,
            AllSeries allSeries,
            Agendas agendas,
            Minutes minutes,
            AdoptingMeetings adopting,
            Fitness fitness,
            Directory directory) {
        this.desk = desk;
        this.meetings = meetings;
        this.history = history;
        this.entry = entry;
        this.attachments = attachments;
        this.allSeries = allSeries;
        this.agendas = agendas;
        this.minutes = minutes;
        this.adopting = adopting;
        this.fitness = fitness;
        this.directory = directory;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id, Page page) {
        return show(id, page.mistakes(), "");
    }

    private ModelAndView show(UUID id, Mistakes mistakes, String reason) {
        Meeting meeting = meetings.find(id);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("meeting", meeting);
        model.put("all", directory.of(meeting.county()));
        model.put("series", meeting.series() == null ? null : allSeries.find(meeting.series()));
        model.put("items", agendas.of(meeting));
        model.put("carried", agendas.carried(meeting));
        model.put("postponed", meeting.state().closed() ? List.of() : agendas.postponed(meeting));
        model.put("issued", minutes.of(meeting).orElse(null));
        model.put("entry", entry.of(meeting).orElse(null));
        model.put("attached", attachments.of(meeting));
        model.put("offered", offered(meeting));
        model.put("adopted", meeting.state().tookPlace() ? adopting.adopted(meeting.county(), id) : List.of());
        model.put("changes", history.of(meeting));
        model.put("open", Items.open(meeting));
        model.put("come", desk.come(meeting));
        model.put("fit", meeting.kind() != MeetingKind.HEARING || fitness.declared(meeting.county()));
        model.put("reason", reason);
        model.put("mistakes", mistakes);
        return new ModelAndView("coordination/meeting/show", model);
    }

    private List<?> offered(Meeting meeting) {
        return Office.is(meeting.county()) && !meeting.state().closed() ? attachments.offered(meeting) : List.of();
    }

    @GetMapping("/edit")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView edit(@PathVariable UUID id, Page page) {
        Meeting meeting = meetings.find(id);
        return form(meeting, MeetingDraft.of(meeting, directory.of(meeting.county())), page.mistakes(), page);
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView change(@PathVariable UUID id, MeetingDraft draft, Page page, RedirectAttributes redirect) {
        Attempt<Boolean> attempt = Attempt.done(page.mistakes(), "", () -> desk.change(id, draft));
        if (attempt.succeeded()) {
            return shown(id, "meeting.changed", redirect);
        }
        Meeting meeting = meetings.find(id);
        MeetingDraft again = attempt.stale() ? draft.at(meeting.revision()) : draft;
        return attempt.again(form(meeting, again, attempt.mistakes(), page));
    }

    private ModelAndView form(Meeting meeting, MeetingDraft draft, Mistakes mistakes, Page page) {
        CountyDirectory all = directory.of(meeting.county());
        Map<String, @Nullable Object> model =
                MeetingForms.model(all, allSeries.of(meeting.county()), draft, mistakes, page);
        model.put("meeting", meeting);
        return new ModelAndView("coordination/meeting/edit", model);
    }

    /** Sends the notice. */
    @PostMapping("/notice")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView call(@PathVariable UUID id, Page page, RedirectAttributes redirect) {
        Attempt<Boolean> attempt = Attempt.done(page.mistakes(), "", () -> meetings.call(id));
        return attempt.succeeded()
                ? shown(id, "meeting.called", redirect)
                : attempt.again(show(id, attempt.mistakes(), ""));
    }

    @PostMapping("/cancellation")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView cancel(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Page page,
            RedirectAttributes redirect) {
        Attempt<Boolean> attempt = Attempt.done(page.mistakes(), "reason", () -> meetings.cancel(id, reason));
        return attempt.succeeded()
                ? shown(id, "meeting.cancelled", redirect)
                : attempt.again(show(id, attempt.mistakes(), reason));
    }

    /** Lays a document of another module before the meeting. */
    @PostMapping("/attachments")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView attach(@PathVariable UUID id, @RequestParam UUID subject, RedirectAttributes redirect) {
        attachments.attach(id, subject);
        return shown(id, "meeting.attached", redirect);
    }

    @PostMapping("/attachments/{subject}/removal")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView detach(@PathVariable UUID id, @PathVariable UUID subject, RedirectAttributes redirect) {
        attachments.detach(id, subject);
        return shown(id, "meeting.detached", redirect);
    }

    static ModelAndView shown(UUID id, String notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Page.NOTICE, Message.of(notice));
        return new ModelAndView("redirect:/coordination/meetings/" + id);
    }
}
