package cn.yipanqi.persons.key;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.sealing.Resealing;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Choice;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.Page;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which key seals, which still do, and another one; over the API the same. No key is ever shown. */
@Controller
@Requires(Permission.SECURITY_EDIT)
class KeyController {

    private final KeyDesk desk;

    KeyController(KeyDesk desk) {
        this.desk = desk;
    }

    @Bean
    static NavigationItem keysNavigation() {
        return new NavigationItem("/persons/keys", "persons.keys", 920, null, Permission.SECURITY_EDIT.name());
    }

    @GetMapping("/persons/keys")
    ModelAndView show(Page page) {
        return show(page, page.mistakes());
    }

    @PostMapping("/persons/keys/change")
    @StepUp
    ModelAndView change(
            @AuthenticationPrincipal SignedIn asker,
            @RequestParam(defaultValue = "") String algorithm,
            Page page,
            RedirectAttributes next) {
        try {
            desk.change(asker, algorithm);
        } catch (Refusal refusal) {
            ModelAndView again = show(page, page.mistakes().add("algorithm", refusal.sentence()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        next.addFlashAttribute(Page.NOTICE, Message.of("persons.keys.changed"));
        return new ModelAndView("redirect:/persons/keys");
    }

    private ModelAndView show(Page page, Mistakes mistakes) {
        return new ModelAndView(
                "persons/key/show",
                Map.of(
                        "state",
                        desk.state(),
                        "algorithms",
                        KeyDesk.ALGORITHMS.stream()
                                .map(name -> new Choice(
                                        name, page.t("persons.keys." + name.toLowerCase(java.util.Locale.ROOT))))
                                .toList(),
                        "mistakes",
                        mistakes));
    }

    record AlgorithmBody(@Nullable String algorithm) {}

    @GetMapping("/api/v1/persons/keys")
    @ResponseBody
    Resealing.State told() {
        return desk.state();
    }

    @PostMapping("/api/v1/persons/keys/change")
    @ResponseBody
    @StepUp
    Resealing.State changed(@AuthenticationPrincipal SignedIn asker, @RequestBody AlgorithmBody body) {
        desk.change(asker, body.algorithm() == null ? "" : body.algorithm());
        return desk.state();
    }
}
