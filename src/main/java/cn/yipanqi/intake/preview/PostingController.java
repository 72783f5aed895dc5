package cn.yipanqi.intake.preview;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.intake.Intake;
import cn.yipanqi.intake.Intake.Outcome;
import cn.yipanqi.intake.Intakes;
import cn.yipanqi.intake.Posting;
import cn.yipanqi.intake.Readings;
import cn.yipanqi.intake.Withdrawing;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** What becomes of a preview: posted, given up, and undone as a whole. */
@Controller
@RequestMapping("/intakes/{id}")
@Requires(Permission.INTAKE)
class PostingController {

    private final Intakes intakes;
    private final Posting posting;
    private final Withdrawing withdrawing;
    private final Previews previews;
    private final Readings readings;

    PostingController(Intakes intakes, Posting posting, Withdrawing withdrawing, Previews previews, Readings readings) {
        this.intakes = intakes;
        this.posting = posting;
        this.withdrawing = withdrawing;
        this.previews = previews;
        this.readings = readings;
    }

    @PostMapping("/posting")
    ModelAndView post(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            Page page,
            RedirectAttributes redirect) {
        PostingForm form = PostingForm.of(sent);
        Intake seen = intakes.find(id);
        if (form.revision() != null && seen.state().waits() && seen.revision() != form.revision()) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("intake.changed"));
        }
        try {
            Outcome outcome = posting.post(id, form.choices(readings.of(seen)));
            redirect.addFlashAttribute(
                    Page.NOTICE, Message.of("intake.posted.notice", outcome.posted(), outcome.corrected()));
            return new ModelAndView("redirect:/intakes/" + id);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            Mistakes mistakes = page.mistakes().add(place(refusal), refusal.sentence());
            ModelAndView again = new ModelAndView(
                    "intake/intakes/show",
                    Map.of("preview", previews.of(id, form.only(), null, form), "mistakes", mistakes));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    /** Where on the page the words belong. */
    private static String place(Refusal refusal) {
        return switch (refusal.sentence().key()) {
            case "intake.missing.reason.long" -> "missingReason";
            case "intake.sheets.none-picked" -> "sheets";
            default -> "";
        };
    }

    /** The sheets that still wait are left out; what is posted stays. */
    @PostMapping("/closing")
    ModelAndView close(@PathVariable UUID id, RedirectAttributes redirect) {
        intakes.close(id);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("intake.closed.notice"));
        return new ModelAndView("redirect:/intakes/" + id);
    }

    @PostMapping("/abandonment")
    ModelAndView abandon(@PathVariable UUID id, RedirectAttributes redirect) {
        intakes.abandon(id);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("intake.abandoned.notice"));
        return new ModelAndView("redirect:/intakes");
    }

    /** Before anything is taken back: what somebody has been at since. */
    @GetMapping("/undoing")
    ModelAndView confirm(@PathVariable UUID id) {
        List<EntryRecord> touched = withdrawing.touchedSince(id);
        return new ModelAndView("intake/intakes/undoing", Map.of("intake", intakes.find(id), "touched", touched));
    }

    @PostMapping("/undoing")
    ModelAndView undo(@PathVariable UUID id, RedirectAttributes redirect) {
        withdrawing.undo(id);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("intake.undone.notice"));
        return new ModelAndView("redirect:/intakes/" + id);
    }
}
