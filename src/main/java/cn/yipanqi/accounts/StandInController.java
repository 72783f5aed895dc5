package cn.yipanqi.accounts;

import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Held;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Naming a stand-in for one's own post, or as an administrator for another's. Open to everybody signed in: whose post it is decides. */
@Controller
@RequestMapping("/stand-ins")
class StandInController {

    private final StandIns standIns;
    private final Grants grants;
    private final PlaceNames places;

    StandInController(StandIns standIns, Grants grants, PlaceNames places) {
        this.standIns = standIns;
        this.grants = grants;
        this.places = places;
    }

    @GetMapping("/new")
    ModelAndView form(@AuthenticationPrincipal SignedIn asker, @RequestParam UUID grant, Page page) {
        return form(asker, new StandInDraft(grant, null, grants.today(), null), page.mistakes());
    }

    @PostMapping
    @StepUp
    ModelAndView name(
            @AuthenticationPrincipal SignedIn asker,
            @RequestParam UUID grant,
            StandInDraft draft,
            BindingResult binding,
            Page page,
            RedirectAttributes next) {
        Mistakes mistakes = page.mistakes().add(binding);
        StandInDraft asked = new StandInDraft(grant, draft.login(), draft.from(), draft.last());
        if (!mistakes.any()) {
            try {
                standIns.name(asker, asked);
                next.addFlashAttribute(Page.NOTICE, Message.of("stand-in.named"));
                return new ModelAndView("redirect:" + back(asker, standIns.stoodInFor(asker, grant)));
            } catch (Fault fault) {
                mistakes.add(fault.field(), fault.sentence());
            }
        }
        ModelAndView again = form(asker, asked, mistakes);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView form(SignedIn asker, StandInDraft draft, Mistakes mistakes) {
        UUID grant = java.util.Objects.requireNonNull(draft.grant());
        Held held = standIns.stoodInFor(asker, grant);
        return new ModelAndView(
                "accounts/stand_in/new",
                Map.of(
                        "post",
                        GrantView.of(held, places, grants.today()),
                        "draft",
                        draft,
                        "mistakes",
                        mistakes,
                        "back",
                        back(asker, held)));
    }

    private static String back(SignedIn asker, Held held) {
        return held.account().equals(asker.account()) ? "/account" : "/accounts/" + held.account();
    }

    @PostMapping("/{id}/ending")
    @StepUp
    String end(@AuthenticationPrincipal SignedIn asker, @PathVariable UUID id, RedirectAttributes next) {
        standIns.end(asker, id);
        next.addFlashAttribute(Page.NOTICE, Message.of("stand-in.ended"));
        return "redirect:/account";
    }
}
