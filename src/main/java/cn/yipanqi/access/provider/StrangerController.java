package cn.yipanqi.access.provider;

import cn.yipanqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Tells whom the provider knows and nobody here what to do: by which name an administrator can link his account. */
@Controller
class StrangerController {

    private final Provider provider;

    StrangerController(Provider provider) {
        this.provider = provider;
    }

    @GetMapping(ProviderSignIn.STRANGER)
    ModelAndView show(HttpServletRequest request) {
        String subject = Stranger.subject(request).orElseThrow(() -> Refusal.absent("subject"));
        ModelAndView page =
                new ModelAndView("access/provider/stranger", Map.of("subject", subject, "provider", provider.name()));
        page.setStatus(HttpStatus.FORBIDDEN);
        return page;
    }
}
