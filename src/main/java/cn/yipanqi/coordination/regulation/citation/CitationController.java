package cn.yipanqi.coordination.regulation.citation;

import static cn.yipanqi.access.Permission.COORDINATION_EDIT;
import static cn.yipanqi.access.Permission.LEDGER_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.regulation.Citation;
import cn.yipanqi.coordination.regulation.Citations;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

/** The rules a task or a figure rests on; for htmx a part of that one's page, by itself a page. */
@Controller
@RequestMapping("/coordination/citations")
class CitationController {

    private final Citations citations;
    private final Subjects subjects;
    private final Sources sources;

    CitationController(Citations citations, Subjects subjects, Sources sources) {
        this.citations = citations;
        this.subjects = subjects;
        this.sources = sources;
    }

    @GetMapping
    @Requires(LEDGER_READ)
    @Snapshot
    ModelAndView list(County county, @RequestParam String of, Page page) {
        Subject subject = subjects.find(county.code(), of, page.locale());
        return show(county, subject, "", "", page.mistakes(), page, page.partial());
    }

    private ModelAndView show(
            County county, Subject subject, String source, String number, Mistakes mistakes, Page page, boolean part) {
        List<Choice> choices =
                !part && page.may(COORDINATION_EDIT.name()) ? sources.all(county.code(), page) : List.of();
        Map<String, Object> model = new HashMap<>();
        model.put("county", county.code());
        model.put("of", subject.of());
        model.put("title", subject.title());
        model.put("url", subject.url());
        model.put("rows", citations.of(county.code(), subject.kind(), subject.id()));
        if (!part) {
            model.put("kind", subject.kind());
            model.put("choices", choices);
            model.put("source", source);
            model.put("number", number);
            model.put("mistakes", mistakes);
        }
        return new ModelAndView(part ? "coordination/citation/_list" : "coordination/citation/index", model);
    }

    @PostMapping
    @Requires(COORDINATION_EDIT)
    ModelAndView cite(
            County county,
            @RequestParam String of,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String number,
            Page page,
            RedirectAttributes next) {
        Subject subject = subjects.find(county.code(), of, page.locale());
        try {
            citations.cite(county.code(), subject.kind(), subject.id(), Sources.read(source, number));
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            String field = refusal.sentence().key().equals("citation.source.needed") ? "source" : "number";
            ModelAndView again =
                    show(county, subject, source, number, page.mistakes().add(field, refusal.sentence()), page, false);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return done(county, subject.of(), "citation.added", next);
    }

    @PostMapping("/{id}/removal")
    @Requires(COORDINATION_EDIT)
    ModelAndView remove(County county, @PathVariable UUID id, RedirectAttributes next) {
        Citation citation = citations.find(county.code(), id);
        citations.remove(county.code(), id);
        String of = citation.kind().name().toLowerCase(Locale.ROOT) + ":" + citation.subject();
        return done(county, of, "citation.removed", next);
    }

    private static ModelAndView done(County county, String of, String said, RedirectAttributes next) {
        next.addFlashAttribute(Page.NOTICE, Message.of(said));
        ModelAndView back = new ModelAndView("redirect:/coordination/citations");
        next.addAttribute("county", "%06d".formatted(county.code()));
        next.addAttribute("of", of);
        return back;
    }
}
