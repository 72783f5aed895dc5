package cn.yipanqi.persons.own;

import cn.yipanqi.access.SignedIn;
import cn.yipanqi.persons.consent.Purpose;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Page;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own consents: taken back as easily as given. */
@Controller
@RequestMapping("/account/data/consents/{purpose}")
class OwnConsentController {

    private final OwnDesk desk;

    OwnConsentController(OwnDesk desk) {
        this.desk = desk;
    }

    @PostMapping
    String give(@AuthenticationPrincipal SignedIn own, @PathVariable String purpose, RedirectAttributes next) {
        desk.give(own, Purpose.named(purpose));
        next.addFlashAttribute(Page.NOTICE, Message.of("persons.consent.given"));
        return "redirect:/account/data";
    }

    @PostMapping("/withdrawal")
    String withdraw(@AuthenticationPrincipal SignedIn own, @PathVariable String purpose, RedirectAttributes next) {
        desk.takeBack(own, Purpose.named(purpose));
        next.addFlashAttribute(Page.NOTICE, Message.of("persons.consent.withdrawn"));
        return "redirect:/account/data";
    }
}
