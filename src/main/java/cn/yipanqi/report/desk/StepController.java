package cn.yipanqi.report.desk;

import static cn.yipanqi.access.Permission.REPORT_EDIT;

import cn.yipanqi.access.Requires;
import cn.yipanqi.report.Steps;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 核稿: sent, passed, passed unreviewed, sent back. */
@Controller
@RequestMapping("/reports/{id}")
@Requires(REPORT_EDIT)
class StepController {

    private final Steps steps;
    private final ReportController edition;

    StepController(Steps steps, ReportController edition) {
        this.steps = steps;
        this.edition = edition;
    }

    @PostMapping("/review")
    ModelAndView send(
            @PathVariable UUID id,
            @RequestParam int revision,
            @RequestParam(required = false) @Nullable String words,
            Page page,
            RedirectAttributes redirect) {
        return moved(id, words, "report.moved.send", () -> steps.send(id, revision, words), page, redirect);
    }

    @PostMapping("/review/approval")
    ModelAndView approve(
            @PathVariable UUID id,
            @RequestParam int revision,
            @RequestParam(required = false) @Nullable String words,
            Page page,
            RedirectAttributes redirect) {
        return moved(id, words, "report.moved.approve", () -> steps.approve(id, revision, words), page, redirect);
    }

    @PostMapping("/review/waiver")
    ModelAndView waive(
            @PathVariable UUID id,
            @RequestParam int revision,
            @RequestParam(required = false) @Nullable String words,
            Page page,
            RedirectAttributes redirect) {
        return moved(id, words, "report.moved.waive", () -> steps.waive(id, revision, words), page, redirect);
    }

    @PostMapping("/redraft")
    ModelAndView redraft(
            @PathVariable UUID id,
            @RequestParam int revision,
            @RequestParam(required = false) @Nullable String words,
            Page page,
            RedirectAttributes redirect) {
        return moved(id, words, "report.moved.return", () -> steps.redraft(id, revision, words), page, redirect);
    }

    /** Back to the edition, with the sentence that the move was made or, beside what was typed, why it was not. */
    private ModelAndView moved(
            UUID id, @Nullable String words, String notice, Runnable move, Page page, RedirectAttributes redirect) {
        try {
            move.run();
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID && refusal.kind() != Refusal.Kind.STALE) {
                throw refusal;
            }
            ModelAndView again =
                    edition.show(id, words == null ? "" : words, page.mistakes().add("words", refusal.sentence()));
            again.setStatus(HttpStatus.valueOf(refusal.kind().status()));
            return again;
        }
        redirect.addFlashAttribute(Page.NOTICE, Message.of(notice));
        return new ModelAndView("redirect:/reports/" + id);
    }
}
