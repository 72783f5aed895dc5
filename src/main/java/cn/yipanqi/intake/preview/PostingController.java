package cn.yipanqi.intake.preview;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.intake.Intake;
import cn.yipanqi.intake.Intake.Outcome;
import cn.yipanqi.intake.Intakes;
import cn.yipanqi.intake.Posting;
import cn.yipanqi.intake.PostingChoices;
import cn.yipanqi.intake.Withdrawing;
import cn.yipanqi.ledger.EntryRecord;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
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

    PostingController(Intakes intakes, Posting posting, Withdrawing withdrawing, Previews previews) {
        this.intakes = intakes;
        this.posting = posting;
        this.withdrawing = withdrawing;
        this.previews = previews;
    }

    /**
     * @param rows {@code all} or {@code valid}
     * @param proposed tags that were offered
     * @param tags those of them that stayed ticked
     * @param offered whether opening days were offered
     * @param openingDays whether they stayed ticked
     * @param missing {@code keep} or {@code withdraw}
     * @param revision of the preview that was looked at
     */
    record Chosen(
            @Nullable String rows,
            @Nullable List<String> proposed,
            @Nullable List<String> tags,
            @Nullable Boolean offered,
            @Nullable Boolean openingDays,
            @Nullable String missing,
            @Nullable Integer revision) {

        PostingChoices choices() {
            Set<String> refused = new HashSet<>(proposed == null ? List.of() : proposed);
            refused.removeAll(tags == null ? List.of() : tags);
            return new PostingChoices(
                    "all".equals(rows),
                    refused,
                    offered == null || Boolean.TRUE.equals(openingDays),
                    "withdraw".equals(missing));
        }
    }

    @PostMapping("/posting")
    ModelAndView post(@PathVariable UUID id, Chosen chosen, Page page, RedirectAttributes redirect) {
        Intake seen = intakes.find(id);
        if (chosen.revision() != null && seen.revision() != chosen.revision()) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("intake.changed"));
        }
        try {
            Outcome outcome = posting.post(id, chosen.choices());
            redirect.addFlashAttribute(
                    Page.NOTICE, Message.of("intake.posted.notice", outcome.posted(), outcome.corrected()));
            return new ModelAndView("redirect:/intakes/" + id);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            Mistakes mistakes = page.mistakes().add("", refusal.sentence());
            ModelAndView again = new ModelAndView(
                    "intake/intakes/show", Map.of("preview", previews.of(id, null, null), "mistakes", mistakes));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
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
