package cn.yipanqi.report.desk;

import static cn.yipanqi.access.Permission.REPORT_EDIT;

import cn.yipanqi.access.Requires;
import cn.yipanqi.report.Edition;
import cn.yipanqi.report.Preview;
import cn.yipanqi.report.ReportReader;
import cn.yipanqi.report.Reports;
import cn.yipanqi.report.template.TypedTokens;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The text of a draft: edited with its tokens, previewed, saved unless somebody else's came first. */
@Controller
@RequestMapping("/reports/{id}/text")
@Requires(REPORT_EDIT)
class TextController {

    private final Reports reports;
    private final ReportReader reader;

    TextController(Reports reports, ReportReader reader) {
        this.reports = reports;
        this.reader = reader;
    }

    @GetMapping
    ModelAndView edit(@PathVariable UUID id, Page page) {
        Edition edition = reader.find(id);
        edition.requireDraft();
        return form(reader.preview(id, edition.text()), edition.text(), edition.revision(), null, page.mistakes());
    }

    /** What the text would read like; by itself the page with the form, for those without script. */
    @PostMapping(params = "preview")
    ModelAndView preview(
            @PathVariable UUID id,
            @RequestParam int revision,
            @RequestParam MultiValueMap<String, String> sent,
            Page page) {
        String text = text(sent);
        Preview preview = reader.preview(id, text);
        if (!page.partial()) {
            return form(preview, text, revision, null, mistakes(preview, page));
        }
        return new ModelAndView(
                "report/text/_preview", Map.of("desk", Desk.of(preview), "mistakes", mistakes(preview, page)));
    }

    @PostMapping
    ModelAndView save(
            @PathVariable UUID id,
            @RequestParam int revision,
            @RequestParam MultiValueMap<String, String> sent,
            Page page,
            RedirectAttributes redirect) {
        String text = text(sent);
        Preview preview = reader.preview(id, text);
        Mistakes mistakes = mistakes(preview, page);
        if (mistakes.any()) {
            return status(form(preview, text, revision, null, mistakes), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            int saved = reports.edit(id, text, revision).edition().revision();
            redirect.addFlashAttribute(Page.NOTICE, Message.of("report.text.saved", saved));
            return new ModelAndView("redirect:/reports/" + id);
        } catch (Refusal refusal) {
            return refused(refusal, id, text, page);
        }
    }

    /** Nothing typed is lost: with what somebody else saved beside it, the editor decides what stays. */
    private ModelAndView refused(Refusal refusal, UUID id, String text, Page page) {
        Edition theirs = reader.find(id);
        if (!theirs.drafted()) {
            throw refusal;
        }
        Mistakes mistakes = page.mistakes().add("text", refusal.sentence());
        return status(
                form(reader.preview(id, text), text, theirs.revision(), stale(refusal) ? theirs : null, mistakes),
                HttpStatus.valueOf(refusal.kind().status()));
    }

    private static boolean stale(Refusal refusal) {
        return refusal.kind() == Refusal.Kind.STALE;
    }

    private static ModelAndView form(
            Preview preview, String text, int revision, @Nullable Edition theirs, Mistakes mistakes) {
        Map<String, Object> model = new HashMap<>();
        model.put("desk", Desk.of(preview));
        model.put("text", text);
        model.put("revision", revision);
        model.put("theirs", theirs);
        model.put("mistakes", mistakes);
        return new ModelAndView("report/text/edit", model);
    }

    private static Mistakes mistakes(Preview preview, Page page) {
        Mistakes mistakes = page.mistakes();
        preview.reading()
                .problems()
                .forEach(problem ->
                        mistakes.add("text", Message.of("report.text.at", problem.line(), problem.sentence())));
        return mistakes;
    }

    /**
     * The text with the numbers that were typed in their own fields. A field left as it was changes nothing, so that a number edited in the
     * text itself stays. Forms send line ends as CR LF.
     */
    private static String text(MultiValueMap<String, String> sent) {
        List<String> names = sent.getOrDefault("typed.name", List.of());
        List<String> before = sent.getOrDefault("typed.before", List.of());
        List<String> values = sent.getOrDefault("typed.value", List.of());
        Map<String, String> changed = new HashMap<>();
        for (int i = 0; i < Math.min(names.size(), Math.min(before.size(), values.size())); i++) {
            if (!values.get(i).strip().equals(before.get(i))) {
                changed.put(names.get(i), values.get(i));
            }
        }
        String text = Objects.requireNonNullElse(sent.getFirst("text"), "");
        return TypedTokens.fill(text.replace("\r\n", "\n"), changed);
    }

    private static ModelAndView status(ModelAndView page, HttpStatus status) {
        page.setStatus(status);
        return page;
    }
}
