package cn.yipanqi.coordination.study;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.typed.Differing;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
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

/** What was held: recorded, corrected, taken back. */
@Controller
@RequestMapping("/coordination/study/sessions/{id}")
@Requires(Permission.COORDINATION_WORK)
class HeldController {

    private final Records records;
    private final SessionPlan plan;
    private final AllSeries series;
    private final Directory directory;

    HeldController(Records records, SessionPlan plan, AllSeries series, Directory directory) {
        this.records = records;
        this.plan = plan;
        this.series = series;
        this.directory = directory;
    }

    @GetMapping("/record/new")
    ModelAndView form(County county, @PathVariable UUID id, Page page) {
        Session session = plan.writable(county.code(), id);
        return form(
                county,
                session,
                HeldDraft.of(session, series.find(county.code(), session.series())),
                page.mistakes(),
                false);
    }

    @PostMapping("/record")
    ModelAndView hold(County county, @PathVariable UUID id, HeldDraft draft, Page page, RedirectAttributes redirect) {
        try {
            records.hold(county.code(), id, draft);
            redirect.addFlashAttribute(Page.NOTICE, Message.of("study.held.recorded"));
            return new ModelAndView("redirect:/coordination/study/sessions/" + id);
        } catch (InvalidInput invalid) {
            return again(county, id, draft, page.mistakes().add(invalid.faults()), invalid);
        }
    }

    @PostMapping("/withdrawal")
    ModelAndView takeBack(
            County county,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable Integer revision,
            Page page,
            RedirectAttributes redirect) {
        try {
            records.takeBack(county.code(), id, reason, revision);
            redirect.addFlashAttribute(Page.NOTICE, Message.of("study.held.taken-back"));
            return new ModelAndView("redirect:/coordination/study/sessions/" + id);
        } catch (InvalidInput invalid) {
            Session session = plan.writable(county.code(), id);
            HeldDraft draft = HeldDraft.of(session, series.find(county.code(), session.series()));
            return again(county, id, draft, page.mistakes().add(invalid.faults()), invalid);
        }
    }

    private ModelAndView again(County county, UUID id, HeldDraft draft, Mistakes mistakes, InvalidInput invalid) {
        ModelAndView again = form(
                county, plan.writable(county.code(), id), draft, mistakes, invalid.status() == HttpStatus.CONFLICT);
        again.setStatus(invalid.status());
        return again;
    }

    private ModelAndView form(County county, Session session, HeldDraft draft, Mistakes mistakes, boolean stale) {
        CountyDirectory names = directory.of(county.code());
        Map<String, Object> model = new HashMap<>();
        model.put("session", session);
        model.put("draft", draft);
        Session.Held held = session.held();
        model.put(
                "differing",
                stale && held != null
                        ? Differing.between("study.held.", HeldDraft.of(session, held), draft, names)
                        : List.of());
        model.put(
                "mistakes",
                mistakes.inOrder(List.of("day", "theme", "participants", "units", "minutes", "note", "reason")));
        model.put(
                "units",
                names.units()
                        .filter(unit -> !unit.id().equals(session.unit()))
                        .map(unit -> new Choice(unit.id().toString(), unit.shortName()))
                        .toList());
        model.put("names", names);
        return new ModelAndView("coordination/study/held", model);
    }
}
