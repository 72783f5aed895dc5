package cn.yipanqi.coordination.regulation.desk;

import static cn.yipanqi.access.Permission.COORDINATION_EDIT;
import static cn.yipanqi.access.Permission.COORDINATION_WORK;
import static cn.yipanqi.access.Permission.LEDGER_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.regulation.Acknowledgements;
import cn.yipanqi.coordination.regulation.Draft;
import cn.yipanqi.coordination.regulation.Drafts;
import cn.yipanqi.coordination.regulation.clause.ClauseText;
import cn.yipanqi.coordination.regulation.clause.Comparison;
import cn.yipanqi.coordination.typed.Typed;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One version: shown, edited as long as it is a draft, acknowledged when it is in force, put on the wall. */
@Controller
@RequestMapping("/coordination/regulations/versions/{version}")
class VersionController {

    private final VersionPages pages;
    private final Drafts drafts;
    private final Acknowledgements acknowledgements;

    VersionController(VersionPages pages, Drafts drafts, Acknowledgements acknowledgements) {
        this.pages = pages;
        this.drafts = drafts;
        this.acknowledgements = acknowledgements;
    }

    @GetMapping
    @Requires(LEDGER_READ)
    ModelAndView show(County county, @PathVariable UUID version, Page page) {
        return pages.show(county, version, null, page.mistakes());
    }

    @GetMapping("/edit")
    @Requires(COORDINATION_EDIT)
    ModelAndView edit(County county, @PathVariable UUID version, Page page) {
        VersionView view = pages.view(county, version, null);
        if (!view.version().state().draft()) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("regulation.draft.no-more"));
        }
        return edit(view, RegulationForm.of(view.regulation(), view.version()), page.mistakes(), page);
    }

    private static ModelAndView edit(VersionView view, RegulationForm form, Mistakes mistakes, Page page) {
        ModelAndView edit = RegulationController.form("edit", form, mistakes, page);
        edit.addObject("view", view);
        return edit;
    }

    @PostMapping
    @Requires(COORDINATION_EDIT)
    ModelAndView save(
            County county,
            @PathVariable UUID version,
            RegulationForm form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Page page,
            RedirectAttributes next)
            throws IOException {
        Mistakes mistakes = page.mistakes();
        RegulationForm whole = RegulationController.read(form, file, mistakes);
        Draft draft = whole.draft(mistakes);
        int seen = Objects.requireNonNullElse(form.revision(), 0);
        try {
            if (draft != null
                    && Typed.done(
                            mistakes, RegulationForm.FIELDS, () -> drafts.save(county.code(), version, seen, draft))) {
                next.addFlashAttribute(Page.NOTICE, Message.of("regulation.draft.saved"));
                return new ModelAndView("redirect:/coordination/regulations/versions/" + version);
            }
        } catch (Refusal refusal) {
            return stale(county, version, whole, refusal, page);
        }
        ModelAndView again = edit(pages.view(county, version, null), whole, mistakes, page);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    /** Somebody else saved first: what was typed, what is there now, and what differs. Saved again, it takes the other's place knowingly. */
    private ModelAndView stale(County county, UUID version, RegulationForm typed, Refusal refusal, Page page) {
        VersionView now = pages.view(county, version, null);
        if (refusal.kind() != Refusal.Kind.STALE || !now.version().state().draft()) {
            throw refusal;
        }
        ModelAndView both =
                edit(now, typed.at(now.version().revision()), page.mistakes().add("", refusal.sentence()), page);
        both.addObject(
                "differences",
                Comparison.of(now.version().clauses(), ClauseText.read(Objects.requireNonNullElse(typed.text(), ""))));
        both.setStatus(HttpStatus.CONFLICT);
        return both;
    }

    @PostMapping("/removal")
    @Requires(COORDINATION_EDIT)
    String discard(County county, @PathVariable UUID version, RedirectAttributes next) {
        drafts.discard(county.code(), version);
        next.addFlashAttribute(Page.NOTICE, Message.of("regulation.draft.discarded"));
        return "redirect:/coordination/regulations";
    }

    @PostMapping("/acknowledgements")
    @Requires(COORDINATION_WORK)
    String acknowledge(County county, @PathVariable UUID version, RedirectAttributes next) {
        acknowledgements.acknowledge(county.code(), version);
        next.addFlashAttribute(Page.NOTICE, Message.of("regulation.acknowledged"));
        return "redirect:/coordination/regulations/versions/" + version + "#acknowledgements";
    }

    /** 制度上墙: the sheet to print. */
    @GetMapping("/wall")
    @Requires(LEDGER_READ)
    ModelAndView wall(County county, @PathVariable UUID version, @RequestParam(defaultValue = "a3") String size) {
        VersionView view = pages.view(county, version, null);
        if (view.version().state().draft()) {
            throw new Refusal(Message.of("regulation.wall.draft"));
        }
        return new ModelAndView(
                "coordination/regulation/wall", Map.of("view", view, "size", size.equals("a4") ? "a4" : "a3"));
    }
}
