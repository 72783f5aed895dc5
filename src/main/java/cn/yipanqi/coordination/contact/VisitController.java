package cn.yipanqi.coordination.contact;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.typed.Differing;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.ledger.WorkRecords;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A visit to a contact point: recorded, seen, corrected, taken back. */
@Controller
@RequestMapping("/coordination/contacts")
class VisitController {

    static final String VISIT = "/coordination/contacts/visits/";

    private final Points points;
    private final Visits visits;
    private final VisitRecords records;
    private final WorkRecords ledger;
    private final Directory directory;
    private final Clock clock;

    VisitController(
            Points points, Visits visits, VisitRecords records, WorkRecords ledger, Directory directory, Clock clock) {
        this.points = points;
        this.visits = visits;
        this.records = records;
        this.ledger = ledger;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/{id}/visits/new")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView blank(County county, @PathVariable UUID id, Page page) {
        ContactPoint point = own(county, id);
        VisitDraft draft = VisitDraft.blank(LocalDate.now(clock).toString());
        return form(county, point, null, draft, page.mistakes(), false);
    }

    private ContactPoint own(County county, UUID id) {
        ContactPoint point = points.find(county.code(), id);
        if (!Visits.mayWrite(county.code(), point.unit())) {
            throw Refusal.forbidden();
        }
        return point;
    }

    @PostMapping("/{id}/visits")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView record(
            County county, @PathVariable UUID id, VisitDraft draft, Page page, RedirectAttributes redirect) {
        try {
            return shown(records.record(county.code(), id, draft), "contact.visit.recorded", redirect);
        } catch (InvalidInput invalid) {
            return again(
                    form(county, own(county, id), null, draft, page.mistakes().add(invalid.faults()), false), invalid);
        }
    }

    @GetMapping("/visits/{id}")
    @Requires(Permission.LEDGER_READ)
    @Snapshot
    ModelAndView show(County county, @PathVariable UUID id, Page page) {
        return show(county, id, page.mistakes());
    }

    private ModelAndView show(County county, UUID id, Mistakes mistakes) {
        Visit visit = visits.find(county.code(), id);
        Map<String, Object> model = new HashMap<>();
        model.put("visit", visit);
        model.put("point", points.find(county.code(), visit.point()));
        model.put("mayWrite", Visits.mayWrite(county.code(), visit.unit()));
        model.put(
                "entry", ledger.entryOf(county.code(), VisitRecords.MODULE, id).orElse(null));
        model.put("names", directory.of(county.code()));
        model.put("mistakes", mistakes);
        return new ModelAndView("coordination/contact/visit", model);
    }

    @GetMapping("/visits/{id}/edit")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView edit(County county, @PathVariable UUID id, Page page) {
        Visit visit = visits.find(county.code(), id);
        return form(county, own(county, visit.point()), visit, VisitDraft.of(visit), page.mistakes(), false);
    }

    @PostMapping("/visits/{id}")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView correct(
            County county, @PathVariable UUID id, VisitDraft draft, Page page, RedirectAttributes redirect) {
        try {
            records.correct(county.code(), id, draft);
            return shown(id, "contact.visit.corrected", redirect);
        } catch (InvalidInput invalid) {
            Visit now = visits.find(county.code(), id);
            boolean stale = invalid.status() == HttpStatus.CONFLICT;
            return again(
                    form(
                            county,
                            own(county, now.point()),
                            now,
                            draft,
                            page.mistakes().add(invalid.faults()),
                            stale),
                    invalid);
        }
    }

    @PostMapping("/visits/{id}/withdrawal")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView takeBack(
            County county,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable Integer revision,
            Page page,
            RedirectAttributes redirect) {
        try {
            records.takeBack(county.code(), id, reason, revision);
            return shown(id, "contact.visit.taken-back", redirect);
        } catch (InvalidInput invalid) {
            return again(show(county, id, page.mistakes().add(invalid.faults())), invalid);
        }
    }

    private ModelAndView form(
            County county,
            ContactPoint point,
            @Nullable Visit now,
            VisitDraft draft,
            Mistakes mistakes,
            boolean stale) {
        CountyDirectory names = directory.of(county.code());
        Map<String, Object> model = new HashMap<>();
        model.put("point", point);
        model.put("now", now);
        model.put("draft", draft);
        model.put(
                "mistakes",
                mistakes.inOrder(
                        List.of("day", "participants", "recipients", "seen", "promised", "problems", "reason")));
        model.put(
                "differing",
                stale && now != null
                        ? Differing.between("contact.visit.", VisitDraft.of(now), draft, names)
                        : List.of());
        model.put("names", names);
        return new ModelAndView("coordination/contact/visited", model);
    }

    private static ModelAndView shown(UUID id, String notice, RedirectAttributes redirect) {
        redirect.addFlashAttribute(Page.NOTICE, new Message(notice, List.of()));
        return new ModelAndView("redirect:" + VISIT + id);
    }

    private static ModelAndView again(ModelAndView form, InvalidInput invalid) {
        form.setStatus(invalid.status());
        return form;
    }
}
