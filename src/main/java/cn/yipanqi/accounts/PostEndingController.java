package cn.yipanqi.accounts;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.accounts.HandOver.Ending;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ending a post: what waits for its holder is shown first, and goes to the successor with the end. */
@Controller
@Requires(Permission.POST_EDIT)
class PostEndingController {

    private final HandOver handOver;
    private final Grants grants;

    PostEndingController(HandOver handOver, Grants grants) {
        this.handOver = handOver;
        this.grants = grants;
    }

    /**
     * @param last last day, yesterday where none is named: then it ends at once
     * @param successor account that takes the work over
     */
    public record EndingDraft(
            @Nullable LocalDate last, @Nullable UUID successor) {

        LocalDate endedOn(LocalDate today) {
            return last == null ? today : last.plusDays(1);
        }
    }

    @GetMapping("/accounts/posts/{post}/ending")
    ModelAndView form(County county, @PathVariable UUID post, Page page) {
        return form(county, post, new EndingDraft(null, null), page.mistakes());
    }

    @PostMapping("/accounts/posts/{post}/ending")
    @StepUp
    ModelAndView end(
            County county,
            @PathVariable UUID post,
            EndingDraft draft,
            BindingResult binding,
            Page page,
            RedirectAttributes next) {
        Mistakes mistakes = page.mistakes().add(binding);
        if (!mistakes.any()) {
            try {
                UUID person = handOver.look(county.code(), post).person().id();
                handOver.end(county.code(), post, draft.endedOn(grants.today()), draft.successor());
                next.addFlashAttribute(Page.NOTICE, Message.of("accounts.ending.done"));
                return new ModelAndView("redirect:/organisation/people/" + person);
            } catch (Fault fault) {
                mistakes.add(fault.field(), fault.sentence());
            } catch (Refusal refusal) {
                if (refusal.kind() != Refusal.Kind.INVALID) {
                    throw refusal;
                }
                mistakes.add("last", refusal.sentence());
            }
        }
        ModelAndView again = form(county, post, draft, mistakes);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView form(County county, UUID post, EndingDraft draft, Mistakes mistakes) {
        Ending ending = handOver.look(county.code(), post);
        Map<String, Object> model = new HashMap<>();
        model.put("county", RegionCode.county(county.code()).digits());
        model.put("person", ending.person());
        model.put("post", ending.post());
        model.put("work", ending.work());
        model.put(
                "successors",
                ending.successors().stream()
                        .map(other -> new Choice(other.id().toString(), other.name() + "（" + other.login() + "）"))
                        .toList());
        model.put("last", Objects.toString(draft.last(), ""));
        model.put("successor", Objects.toString(draft.successor(), ""));
        model.put("mistakes", mistakes);
        return new ModelAndView("accounts/post/ending", model);
    }

    /** The same for programs. */
    @PostMapping("/api/v1/accounts/posts/{post}/ending")
    @StepUp
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(County county, @PathVariable UUID post, @RequestBody EndingDraft draft) {
        handOver.end(county.code(), post, draft.endedOn(grants.today()), draft.successor());
    }
}
