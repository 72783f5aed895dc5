package cn.yipanqi.access.factor;

import cn.yipanqi.access.Owed;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own second factor: enrol it, new recovery codes, take it away. Open to everybody who is signed in. */
@Controller
@RequestMapping("/account/second-factor")
class SecondFactorController {

    private final OwnFactor own;

    SecondFactorController(OwnFactor own) {
        this.own = own;
    }

    @GetMapping
    ModelAndView show(@AuthenticationPrincipal SignedIn asker, Page page) {
        return asker.secondFactor() ? state(asker) : enrolment(asker, page, page.mistakes());
    }

    /** Enrols, if the code is right; the answer shows the recovery codes, this once. */
    @PostMapping
    ModelAndView confirm(
            @AuthenticationPrincipal SignedIn asker,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            Page page) {
        if (asker.secondFactor()) {
            return new ModelAndView("redirect:/account/second-factor");
        }
        Optional<List<String>> codes = own.enrol(asker, code, request);
        if (codes.isEmpty()) {
            ModelAndView again = enrolment(asker, page, page.mistakes().add("code", Message.of("access.factor.wrong")));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return codes(codes.get(), Doorstep.wanted(request));
    }

    @PostMapping("/recovery-codes")
    @StepUp
    ModelAndView newCodes(@AuthenticationPrincipal SignedIn asker) {
        if (!asker.secondFactor()) {
            throw Refusal.absent("second-factor");
        }
        return codes(own.newRecoveryCodes(asker), "/account");
    }

    @PostMapping("/removal")
    @StepUp
    String remove(@AuthenticationPrincipal SignedIn asker, RedirectAttributes next) {
        own.remove(asker);
        next.addFlashAttribute(Page.NOTICE, Message.of("access.factor.removed"));
        return "redirect:/account";
    }

    private ModelAndView enrolment(SignedIn asker, Page page, Mistakes mistakes) {
        String secret = own.begin(asker);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("secret", secret);
        model.put("qr", QrCode.of(Totp.address(page.t("product.name"), asker.login(), secret)));
        model.put("required", asker.owes() == Owed.ENROLMENT);
        model.put("mistakes", mistakes);
        return new ModelAndView("access/factor/enrol", model);
    }

    private ModelAndView state(SignedIn asker) {
        return new ModelAndView(
                "access/factor/show",
                Map.of(
                        "left",
                        own.recoveryCodesLeft(asker),
                        "all",
                        RecoveryCode.HOW_MANY,
                        "required",
                        asker.grant().role().needsSecondFactor()));
    }

    private static ModelAndView codes(List<String> codes, String next) {
        return new ModelAndView("access/factor/codes", Map.of("codes", codes, "next", next));
    }
}
