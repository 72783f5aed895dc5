package cn.yipanqi.accounts;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How somebody signs in: the security administrator lets him in again, whoever invites him links him with the provider. */
@Controller
@RequestMapping("/accounts/{id}/means")
@Requires(Permission.ACCOUNT_READ)
class MeansController {

    private final SignInMeans means;

    MeansController(SignInMeans means) {
        this.means = means;
    }

    @GetMapping
    ModelAndView show(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, Page page) {
        return show(asker, id, null, page.mistakes());
    }

    @PostMapping("/unlocking")
    @Requires(Permission.SECURITY_EDIT)
    @StepUp
    ModelAndView unlock(
            @AuthenticationPrincipal SignedIn asker,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes next,
            Page page) {
        try {
            means.unlock(asker, id, reason);
        } catch (Fault fault) {
            return again(asker, id, null, page.mistakes().add("reason", fault.sentence()));
        }
        return done(id, next, "means.unlocked");
    }

    @PostMapping("/factor/removal")
    @Requires(Permission.SECURITY_EDIT)
    @StepUp
    ModelAndView removeFactor(
            @AuthenticationPrincipal SignedIn asker,
            @PathVariable UUID id,
            @RequestParam(name = "why", defaultValue = "") String reason,
            RedirectAttributes next,
            Page page) {
        try {
            means.removeFactor(asker, id, reason);
        } catch (Fault fault) {
            return again(asker, id, null, page.mistakes().add("why", fault.sentence()));
        }
        return done(id, next, "means.unfactored");
    }

    @PostMapping("/subject")
    @Requires(Permission.GRANT_EDIT)
    @StepUp
    ModelAndView link(
            @AuthenticationPrincipal SignedIn asker,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String subject,
            RedirectAttributes next,
            Page page) {
        try {
            means.link(asker, id, subject);
        } catch (Refusal refusal) {
            if (!refusal.sentence().key().startsWith("access.subject.")) {
                throw refusal;
            }
            return again(asker, id, subject, page.mistakes().add("subject", refusal.sentence()));
        }
        return done(id, next, "means.linked");
    }

    @PostMapping("/subject/removal")
    @Requires(Permission.GRANT_EDIT)
    @StepUp
    ModelAndView unlink(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, RedirectAttributes next) {
        means.unlink(asker, id);
        return done(id, next, "means.unlinked");
    }

    private static ModelAndView done(UUID id, RedirectAttributes next, String said) {
        next.addFlashAttribute(Page.NOTICE, Message.of(said));
        return new ModelAndView("redirect:/accounts/" + id + "/means");
    }

    private ModelAndView again(SignedIn asker, UUID id, @Nullable String subject, Mistakes mistakes) {
        ModelAndView again = show(asker, id, subject, mistakes);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView show(SignedIn asker, UUID id, @Nullable String subject, Mistakes mistakes) {
        MeansView found = means.look(asker, id);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("means", found);
        model.put("own", id.equals(asker.account()));
        model.put("typed", subject == null ? found.subject() : subject);
        model.put("mistakes", mistakes);
        return new ModelAndView("accounts/means/show", model);
    }
}
