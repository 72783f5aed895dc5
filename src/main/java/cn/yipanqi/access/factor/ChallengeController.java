package cn.yipanqi.access.factor;

import cn.yipanqi.access.Owed;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Asks for the second factor after the password. Open to whoever owes it, and to nobody else. */
@Controller
class ChallengeController {

    private final Challenge challenge;

    ChallengeController(Challenge challenge) {
        this.challenge = challenge;
    }

    @GetMapping("/sign-in/second-factor")
    ModelAndView show(@AuthenticationPrincipal @Nullable SignedIn asker, HttpServletRequest request, Page page) {
        return asker != null && owesACode(asker)
                ? form(asker, request, page.mistakes())
                : new ModelAndView("redirect:/");
    }

    @PostMapping("/sign-in/second-factor")
    ModelAndView answer(
            @AuthenticationPrincipal @Nullable SignedIn asker,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Page page) {
        if (asker == null || !owesACode(asker)) {
            return new ModelAndView("redirect:/");
        }
        Message refused = challenge.refuses(asker, code, request);
        if (refused != null) {
            ModelAndView again = form(asker, request, page.mistakes().add("code", refused));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        challenge.passed(asker, request, response);
        return new ModelAndView("redirect:" + Doorstep.wanted(request));
    }

    private static boolean owesACode(SignedIn asker) {
        return asker.owes() == Owed.CODE;
    }

    private ModelAndView form(SignedIn asker, HttpServletRequest request, Mistakes mistakes) {
        return new ModelAndView(
                "access/factor/challenge",
                Map.of(
                        "code",
                        asker.secondFactor(),
                        "passkey",
                        challenge.takesPasskey(asker, request),
                        "mistakes",
                        mistakes));
    }
}
