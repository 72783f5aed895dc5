package cn.yipanqi.accounts;

import cn.yipanqi.access.Passwords;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.access.factor.Proof;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: open to everybody who is signed in, whatever the role. */
@Controller
class OwnAccountController {

    private final Tokens tokens;
    private final Passwords passwords;
    private final PlaceNames places;
    private final OwnAccount deeds;
    private final Clock clock;

    OwnAccountController(Tokens tokens, Passwords passwords, PlaceNames places, OwnAccount deeds, Clock clock) {
        this.clock = clock;
        this.tokens = tokens;
        this.passwords = passwords;
        this.places = places;
        this.deeds = deeds;
    }

    @GetMapping("/account")
    ModelAndView show(@AuthenticationPrincipal SignedIn own, HttpServletRequest request, Page page) {
        return show(own, request, page.mistakes(), null, null);
    }

    private ModelAndView show(
            SignedIn own,
            HttpServletRequest request,
            Mistakes mistakes,
            @Nullable String label,
            @Nullable String secret) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("own", own);
        model.put("place", places.inFull(own.grant()));
        model.put("posts", deeds.posts(own));
        model.put("standIns", deeds.standIns(own));
        model.put("tokens", tokens.of(own.account()));
        model.put("mistakes", mistakes);
        model.put("label", label);
        model.put("secret", secret);
        model.put("proved", Proof.isFresh(request, clock));
        return new ModelAndView("accounts/own/show", model);
    }

    /** The answer shows the token, this once. */
    @PostMapping("/account/tokens")
    ModelAndView makeToken(
            @AuthenticationPrincipal SignedIn own,
            @RequestParam(defaultValue = "") String label,
            HttpServletRequest request,
            Page page) {
        ModelAndView answer;
        try {
            String secret = deeds.makeToken(own, label, Proof.isFresh(request, clock));
            answer = show(own, request, page.mistakes(), null, secret);
            answer.setStatus(HttpStatus.CREATED);
        } catch (Refusal refusal) {
            answer = show(own, request, page.mistakes().add("label", refusal.sentence()), label, null);
            answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return answer;
    }

    @PostMapping("/account/tokens/{id}/revocation")
    String revokeToken(@AuthenticationPrincipal SignedIn own, @PathVariable UUID id, RedirectAttributes next) {
        deeds.revokeToken(own, id);
        next.addFlashAttribute(Page.NOTICE, Message.of("account.token.revoked"));
        return "redirect:/account";
    }

    @GetMapping("/account/password")
    ModelAndView passwordForm(@AuthenticationPrincipal SignedIn own, Page page) {
        return passwordForm(own, page.mistakes());
    }

    private static ModelAndView passwordForm(SignedIn own, Mistakes mistakes) {
        return new ModelAndView(
                "accounts/own/password", Map.of("mistakes", mistakes, "first", own.mustChoosePassword()));
    }

    @PostMapping("/account/password")
    ModelAndView choosePassword(
            @AuthenticationPrincipal SignedIn own,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            RedirectAttributes next,
            Page page) {
        Mistakes mistakes = page.mistakes();
        if (!passwords.is(own, current)) {
            mistakes.add("current", Message.of("account.password.current.wrong"));
        } else if (password.equals(current)) {
            mistakes.add("password", Message.of("account.password.same"));
        }
        passwords.faults(password, own.login()).forEach(fault -> mistakes.add("password", fault));
        if (!password.equals(again)) {
            mistakes.add("again", Message.of("account.password.again.differs"));
        }
        if (mistakes.any()) {
            ModelAndView form = passwordForm(own, mistakes);
            form.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return form;
        }
        deeds.choosePassword(own, password, request.getSession().getId());
        next.addFlashAttribute(Page.NOTICE, Message.of("account.password.chosen"));
        return new ModelAndView("redirect:/account");
    }
}
