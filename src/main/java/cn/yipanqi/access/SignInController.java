package cn.yipanqi.access;

import cn.yipanqi.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The door, and the first place behind it. The password itself is checked by {@link PasswordSignIn}. */
@Controller
class SignInController {

    private static final Set<String> REFUSALS = Set.of("passkey", "provider", "away");

    private final ObjectProvider<SignInWay> ways;

    SignInController(ObjectProvider<SignInWay> ways) {
        this.ways = ways;
    }

    @GetMapping("/sign-in")
    ModelAndView form(
            @RequestParam @Nullable String failed,
            @RequestParam(defaultValue = "0") int throttled,
            @RequestParam @Nullable String refused,
            @RequestParam @Nullable String out,
            @AuthenticationPrincipal @Nullable SignedIn asker,
            HttpServletRequest request) {
        if (asker != null) {
            return new ModelAndView("redirect:/");
        }
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("failed", failed != null);
        model.put("throttled", Math.max(0, Math.min(throttled, SignInThrottle.LONGEST_MINUTES)));
        model.put("refused", refused != null && REFUSALS.contains(refused) ? "sign-in.refused." + refused : null);
        model.put("left", out != null);
        model.put(
                "offers",
                ways.stream().flatMap(way -> way.offer(request).stream()).toList());
        model.put(
                "elsewhere",
                ways.stream()
                        .flatMap(way -> way.elsewhere(request).stream())
                        .findFirst()
                        .orElse(null));
        model.put("name", SignInOutcome.nameTyped(request));
        return new ModelAndView("access/sign_in", model);
    }

    /**
     * The first place of the navigation that this visitor may open: the desk for whoever works here, the board for leaders. What the page
     * before had to say is passed on.
     */
    @GetMapping("/")
    String home(Page page, HttpServletRequest request) {
        Map<String, ?> said = RequestContextUtils.getInputFlashMap(request);
        if (said != null) {
            RequestContextUtils.getOutputFlashMap(request).putAll(said);
        }
        return page.navigation().top().stream()
                .findFirst()
                .map(first -> "redirect:" + first.url())
                .orElse("redirect:/account");
    }
}
