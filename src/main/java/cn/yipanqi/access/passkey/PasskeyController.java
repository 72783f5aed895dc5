package cn.yipanqi.access.passkey;

import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own passkeys. Open to everybody who is signed in. */
@Controller
@RequestMapping("/account/passkeys")
class PasskeyController {

    private final OwnPasskeys own;

    PasskeyController(OwnPasskeys own) {
        this.own = own;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedIn asker, HttpServletRequest request) {
        return new ModelAndView(
                "access/passkey/index", Map.of("passkeys", own.list(asker), "addable", own.mayAdd(request)));
    }

    @GetMapping("/new")
    @StepUp
    ModelAndView form(Authentication asker, HttpServletRequest request, Page page) {
        return form(asker, request, null, page.mistakes());
    }

    @PostMapping
    @StepUp
    ModelAndView add(
            Authentication asking,
            @AuthenticationPrincipal SignedIn asker,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request,
            RedirectAttributes next,
            Page page) {
        Mistakes mistakes = page.mistakes();
        if (OwnPasskeys.isLabel(label)) {
            try {
                own.add(asker, label, request);
                next.addFlashAttribute(Page.NOTICE, Message.of("access.passkey.added"));
                return new ModelAndView("redirect:/account/passkeys");
            } catch (Refusal refusal) {
                if (refusal.kind() == Refusal.Kind.ABSENT) {
                    throw refusal;
                }
                mistakes.add("label", refusal.sentence());
            }
        } else {
            mistakes.add("label", Message.of("access.passkey.label"));
        }
        ModelAndView again = form(asking, request, label, mistakes);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    @PostMapping("/{id}/removal")
    @StepUp
    String remove(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, RedirectAttributes next) {
        own.remove(asker, id);
        next.addFlashAttribute(Page.NOTICE, Message.of("access.passkey.removed"));
        return "redirect:/account/passkeys";
    }

    private ModelAndView form(
            Authentication asker, HttpServletRequest request, @Nullable String label, Mistakes mistakes) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("options", own.begin(asker, request));
        model.put("label", label);
        model.put("mistakes", mistakes);
        return new ModelAndView("access/passkey/new", model);
    }
}
