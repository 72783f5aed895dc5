package cn.yipanqi.notify.inbox;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.notify.mail.OwnMail;
import cn.yipanqi.notify.reminder.Preferences;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

/** How one wants to be told: open hours within the county's, and mail to an address one has confirmed. */
@Controller
@RequestMapping("/inbox/settings")
@Requires(Permission.ORGANISATION_READ)
class SettingsController {

    private static final String BACK = "redirect:/inbox/settings";

    private final Preferences preferences;
    private final OwnMail mail;

    SettingsController(Preferences preferences, OwnMail mail) {
        this.preferences = preferences;
        this.mail = mail;
    }

    @GetMapping
    ModelAndView show(
            County county, @AuthenticationPrincipal SignedIn asker, @RequestParam @Nullable String code, Page page) {
        return page(county, asker, null, code, page.mistakes());
    }

    /** Both empty: the county's hours. */
    @PostMapping("/hours")
    ModelAndView hours(
            County county,
            @AuthenticationPrincipal SignedIn asker,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String until,
            Page page,
            RedirectAttributes redirect) {
        Mistakes mistakes = page.mistakes();
        LocalTime first = TimeOfDay.read("from", from, mistakes);
        LocalTime last = TimeOfDay.read("until", until, mistakes);
        return attempt(
                county,
                asker,
                new Typed(from, until, null),
                "from",
                mistakes,
                () -> preferences.want(county.code(), asker.account(), first, last),
                "notify.hours.saved",
                redirect);
    }

    @PostMapping("/address")
    ModelAndView address(
            County county,
            @AuthenticationPrincipal SignedIn asker,
            @RequestParam @Nullable String address,
            Page page,
            RedirectAttributes redirect) {
        return attempt(
                county,
                asker,
                new Typed(null, null, address),
                "address",
                page.mistakes(),
                () -> mail.give(asker.account(), asker.name(), Objects.requireNonNullElse(address, "")),
                "notify.mail.sent",
                redirect);
    }

    @PostMapping("/address/confirmation")
    ModelAndView confirm(
            County county,
            @AuthenticationPrincipal SignedIn asker,
            @RequestParam @Nullable String code,
            Page page,
            RedirectAttributes redirect) {
        return attempt(
                county,
                asker,
                null,
                "",
                page.mistakes(),
                () -> mail.confirm(asker.account(), Objects.requireNonNullElse(code, "")),
                "notify.mail.confirmed",
                redirect);
    }

    @PostMapping("/address/removal")
    String remove(@AuthenticationPrincipal SignedIn asker, RedirectAttributes redirect) {
        mail.remove(asker.account());
        redirect.addFlashAttribute(Page.NOTICE, Message.of("notify.mail.removed"));
        return BACK;
    }

    private ModelAndView attempt(
            County county,
            SignedIn asker,
            @Nullable Typed typed,
            String field,
            Mistakes mistakes,
            Runnable deed,
            String done,
            RedirectAttributes redirect) {
        if (!mistakes.any()) {
            try {
                deed.run();
                redirect.addFlashAttribute(Page.NOTICE, Message.of(done));
                return new ModelAndView(BACK);
            } catch (Refusal refusal) {
                if (refusal.kind() != Refusal.Kind.INVALID) {
                    throw refusal;
                }
                mistakes.add(field, refusal.sentence());
            }
        }
        ModelAndView again = page(county, asker, typed, null, mistakes);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private ModelAndView page(
            County county, SignedIn asker, @Nullable Typed typed, @Nullable String code, Mistakes mistakes) {
        Preferences.Wish wish = preferences.own(asker.account());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("hours", preferences.of(county.code()));
        model.put(
                "typed",
                typed == null
                        ? new Typed(Objects.toString(wish.from(), null), Objects.toString(wish.until(), null), null)
                        : typed);
        model.put("mail", mail.of(asker.account()));
        model.put("code", code);
        model.put("mistakes", mistakes);
        return new ModelAndView("notify/inbox/settings", model);
    }
}
