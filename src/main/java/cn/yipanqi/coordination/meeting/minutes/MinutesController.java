package cn.yipanqi.coordination.meeting.minutes;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.Fitness;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.MeetingState;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.Office;
import cn.yipanqi.coordination.meeting.agenda.AgendaItem;
import cn.yipanqi.coordination.meeting.agenda.Agendas;
import cn.yipanqi.coordination.meeting.agenda.Revisions;
import cn.yipanqi.coordination.meeting.form.Attempt;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Download;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A meeting's minutes: written item by item, issued once, given out as a Word file. */
@Controller
@Requires(Permission.LEDGER_READ)
class MinutesController {

    private final MinutesDesk desk;
    private final Minutes minutes;
    private final Meetings meetings;
    private final Agendas agendas;
    private final Fitness fitness;
    private final Directory directory;

    MinutesController(
            MinutesDesk desk,
            Minutes minutes,
            Meetings meetings,
            Agendas agendas,
            Fitness fitness,
            Directory directory) {
        this.desk = desk;
        this.minutes = minutes;
        this.meetings = meetings;
        this.agendas = agendas;
        this.fitness = fitness;
        this.directory = directory;
    }

    @GetMapping("/coordination/meetings/{id}/minutes")
    ModelAndView show(@PathVariable UUID id, Page page) {
        return show(id, Map.of(), page.mistakes());
    }

    /** @param typed texts that came back, by item */
    private ModelAndView show(UUID id, Map<UUID, String> typed, Mistakes mistakes) {
        Meeting meeting = meetings.find(id);
        Map<UUID, String> texts = new HashMap<>();
        for (AgendaItem item : agendas.of(meeting)) {
            texts.put(item.id(), typed.getOrDefault(item.id(), Objects.toString(item.result(), "")));
        }
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("meeting", meeting);
        model.put("all", directory.of(meeting.county()));
        model.put(
                "items",
                agendas.of(meeting).stream().filter(AgendaItem::accepted).toList());
        model.put("carried", agendas.carried(meeting));
        model.put("texts", texts);
        model.put("issued", minutes.of(meeting).orElse(null));
        model.put("office", meeting.state() == MeetingState.HELD && Office.is(meeting.county()));
        model.put("fit", meeting.kind() != MeetingKind.HEARING || fitness.declared(meeting.county()));
        model.put("mistakes", mistakes);
        return new ModelAndView("coordination/minutes/show", model);
    }

    /** As the form sends it: {@code result-<item>} and {@code revision-<item>} for each item. */
    @PostMapping("/coordination/meetings/{id}/minutes")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView write(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            Page page,
            RedirectAttributes redirect) {
        Map<UUID, MinutesDesk.Written> written = new HashMap<>();
        Map<UUID, String> typed = new HashMap<>();
        for (AgendaItem item : agendas.of(meetings.find(id))) {
            String result = sent.getFirst("result-" + item.id());
            if (result != null) {
                written.put(
                        item.id(),
                        new MinutesDesk.Written(result, Revisions.read(sent.getFirst("revision-" + item.id()))));
                typed.put(item.id(), result);
            }
        }
        Attempt<Boolean> attempt = Attempt.done(page.mistakes(), "", () -> desk.write(id, written));
        return attempt.succeeded()
                ? shown(id, Message.of("minutes.written"), redirect)
                : attempt.again(show(id, typed, attempt.mistakes()));
    }

    @PostMapping("/coordination/meetings/{id}/minutes/issue")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView issue(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int revision,
            Page page,
            RedirectAttributes redirect) {
        Attempt<Issued> attempt = Attempt.at(page.mistakes(), "", () -> minutes.issue(id, revision));
        return attempt.succeeded()
                ? shown(
                        id,
                        Message.of(
                                "minutes.issued",
                                Integer.toString(attempt.answer().year()),
                                attempt.answer().no()),
                        redirect)
                : attempt.again(show(id, Map.of(), attempt.mistakes()));
    }

    @GetMapping({"/coordination/meetings/{id}/minutes/word", "/api/v1/coordination/meetings/{id}/minutes/word"})
    ResponseEntity<byte[]> word(@PathVariable UUID id) {
        Minutes.MinutesFile file = minutes.file(id);
        return ResponseEntity.ok()
                .headers(Download.headers(file.name(), Minutes.MinutesFile.MEDIA_TYPE))
                .body(file.content());
    }

    private static ModelAndView shown(UUID id, Message notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Page.NOTICE, notice);
        return new ModelAndView("redirect:/coordination/meetings/" + id + "/minutes");
    }
}
