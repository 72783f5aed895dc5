package cn.yipanqi.coordination.regulation.desk;

import static cn.yipanqi.access.Permission.COORDINATION_EDIT;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.regulation.Adoption;
import cn.yipanqi.coordination.regulation.Asking;
import cn.yipanqi.coordination.regulation.RegulationVersion;
import cn.yipanqi.coordination.regulation.meeting.AdoptingMeetings;
import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Puts a version in force, and out of it. */
@Controller
@RequestMapping("/coordination/regulations/versions/{version}")
@Requires(COORDINATION_EDIT)
class AdoptionController {

    private final Adoption adoption;
    private final AdoptingMeetings meetings;
    private final VersionPages pages;

    AdoptionController(Adoption adoption, AdoptingMeetings meetings, VersionPages pages) {
        this.adoption = adoption;
        this.meetings = meetings;
        this.pages = pages;
    }

    /** Whoever was asked for an opinion is to acknowledge; where nobody was, every unit. */
    @GetMapping("/adoption")
    ModelAndView form(County county, @PathVariable UUID version, Page page) {
        VersionView view = pages.view(county, version, null);
        RegulationVersion draft = view.version();
        if (!draft.state().draft()) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("regulation.draft.no-more"));
        }
        List<String> asked = view.asked(Asking.What.OPINION).stream()
                .map(Asking.Asked::party)
                .map(party -> party.station() == null ? "unit:" + party.unit() : "station:" + party.station())
                .toList();
        List<String> all = view.all().units().map(unit -> "unit:" + unit.id()).toList();
        AdoptionForm empty = new AdoptionForm(
                draft.revision(),
                null,
                null,
                null,
                pages.today().toString(),
                draft.documentNumber(),
                asked.isEmpty() ? all : asked,
                null);
        return form(county, view, empty, page, page.mistakes());
    }

    private ModelAndView form(County county, VersionView view, AdoptionForm form, Page page, Mistakes mistakes) {
        return new ModelAndView(
                "coordination/regulation/adopt",
                Map.of(
                        "view",
                        view,
                        "form",
                        form,
                        "mistakes",
                        mistakes,
                        "parties",
                        Choices.parties(view.all()),
                        "meetings",
                        meetings.offered(county.code()).stream()
                                .map(meeting -> new Choice(
                                        meeting.id().toString(), page.day(meeting.day()) + "　" + meeting.title()))
                                .toList()));
    }

    @PostMapping("/adoption")
    ModelAndView adopt(
            County county, @PathVariable UUID version, AdoptionForm form, Page page, RedirectAttributes next) {
        Mistakes mistakes = page.mistakes();
        Adoption.Decision decision = form.decision(mistakes);
        if (decision != null
                && Typed.done(mistakes, AdoptionForm.FIELDS, () -> adoption.adopt(county.code(), version, decision))) {
            next.addFlashAttribute(Page.NOTICE, Message.of("regulation.adopted", decision.inForceFrom()));
            return new ModelAndView("redirect:/coordination/regulations/versions/" + version);
        }
        ModelAndView again = form(county, pages.view(county, version, null), form, page, mistakes);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @PostMapping("/repeal")
    ModelAndView repeal(
            County county,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String endedOn,
            @RequestParam(defaultValue = "") String reason,
            Page page,
            RedirectAttributes next) {
        Mistakes mistakes = page.mistakes();
        LocalDate day = Typed.day("endedOn", endedOn, mistakes);
        if (day != null
                && Typed.done(
                        mistakes,
                        Map.of("regulation.repeal.reason.needed", "reason", "regulation.repeal.days", "endedOn"),
                        () -> adoption.repeal(county.code(), version, day, reason))) {
            next.addFlashAttribute(Page.NOTICE, Message.of("regulation.repeal.done", day));
            return new ModelAndView("redirect:/coordination/regulations/versions/" + version);
        }
        return pages.again(county, version, mistakes, Map.of("endedOn", endedOn, "reason", reason));
    }
}
