package cn.yipanqi.accounts;

import cn.yipanqi.access.OwnSessions;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.audit.OwnSignIns;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where one is signed in, and what was recorded of it. Open to everybody who is signed in, about himself. */
@Controller
@RequestMapping("/account/sessions")
class OwnSessionsController {

    private static final int RECORDED = 20;

    private final OwnSessions sessions;
    private final OwnSignIns recorded;
    private final OwnAccount deeds;

    OwnSessionsController(OwnSessions sessions, OwnSignIns recorded, OwnAccount deeds) {
        this.sessions = sessions;
        this.recorded = recorded;
        this.deeds = deeds;
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedIn own, HttpServletRequest request) {
        return new ModelAndView(
                "accounts/own/sessions",
                Map.of(
                        "sessions",
                        sessions.of(own.login(), request.getSession().getId()),
                        "recorded",
                        recorded.of(own.grant().region().ledger(), own.account(), RECORDED)));
    }

    @PostMapping("/{handle}/end")
    String end(@AuthenticationPrincipal SignedIn own, @PathVariable String handle, RedirectAttributes next) {
        deeds.endSession(own, handle);
        next.addFlashAttribute(Page.NOTICE, Message.of("account.session.ended"));
        return "redirect:/account/sessions";
    }

    /** All but the one that asks. */
    @PostMapping("/end")
    String endOthers(@AuthenticationPrincipal SignedIn own, HttpServletRequest request, RedirectAttributes next) {
        deeds.endOtherSessions(own, request.getSession().getId());
        next.addFlashAttribute(Page.NOTICE, Message.of("account.session.others-ended"));
        return "redirect:/account/sessions";
    }
}
