package cn.yipanqi.accounts;

import cn.yipanqi.access.ActivePost;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Acting under another of one's own posts. */
@Controller
class OwnPostController {

    private final OwnAccount deeds;

    OwnPostController(OwnAccount deeds) {
        this.deeds = deeds;
    }

    @PostMapping("/account/post")
    String act(
            @AuthenticationPrincipal SignedIn own,
            @RequestParam UUID grant,
            HttpServletRequest request,
            RedirectAttributes next) {
        GrantView chosen = deeds.actUnder(own, grant);
        ActivePost.choose(request, grant);
        next.addFlashAttribute(
                Page.NOTICE, Message.of("account.post.changed", chosen.place(), Message.of(chosen.roleKey())));
        return "redirect:/";
    }
}
