package cn.yipanqi.notify.inbox;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.notify.Addressee;
import cn.yipanqi.notify.Hours;
import cn.yipanqi.notify.reminder.Contacts;
import cn.yipanqi.notify.reminder.Preferences;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is told of what waits for a unit, a station or the office; and the county's hours. */
@Controller
class ContactController {

    private static final String BACK = "redirect:/inbox/contacts";

    private final Contacts contacts;
    private final Preferences preferences;
    private final ContactLines lines;

    ContactController(Contacts contacts, Preferences preferences, ContactLines lines) {
        this.contacts = contacts;
        this.preferences = preferences;
        this.lines = lines;
    }

    @GetMapping("/inbox/contacts")
    @Requires(Permission.COORDINATION_WORK)
    ModelAndView show(County county, Page page) {
        return page(county, preferences.of(county.code()), page.mistakes());
    }

    private ModelAndView page(County county, Hours hours, Mistakes mistakes) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("county", county.code());
        model.put("lines", lines.of(county.code()));
        model.put("hours", hours);
        model.put("mistakes", mistakes);
        return new ModelAndView("notify/inbox/contacts", model);
    }

    @PostMapping("/inbox/contacts")
    @Requires(Permission.COORDINATION_WORK)
    String choose(
            County county,
            @RequestParam String kind,
            @RequestParam @Nullable UUID of,
            @RequestParam UUID account,
            RedirectAttributes redirect) {
        contacts.choose(county.code(), addressee(kind, of), account);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("notify.contact.saved"));
        return BACK;
    }

    static Addressee addressee(String kind, @Nullable UUID of) {
        if (kind.equals("OFFICE") && of == null) {
            return Addressee.office();
        }
        if (of != null && kind.equals("UNIT")) {
            return Addressee.unit(of);
        }
        if (of != null && kind.equals("STATION")) {
            return Addressee.station(of);
        }
        throw Refusal.absent("addressee");
    }

    @PostMapping("/inbox/hours")
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView hours(
            County county,
            @RequestParam @Nullable String digestAt,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String until,
            @RequestParam @Nullable String soonDays,
            Page page,
            RedirectAttributes redirect) {
        Mistakes mistakes = page.mistakes();
        Hours before = preferences.of(county.code());
        LocalTime digest = TimeOfDay.read("digestAt", digestAt, mistakes);
        LocalTime first = TimeOfDay.read("from", from, mistakes);
        LocalTime last = TimeOfDay.read("until", until, mistakes);
        Hours wanted = new Hours(
                Objects.requireNonNullElse(digest, before.digestAt()),
                Objects.requireNonNullElse(first, before.from()),
                Objects.requireNonNullElse(last, before.until()),
                soonDays != null && soonDays.strip().matches("\\d{1,2}") ? Integer.parseInt(soonDays.strip()) : -1);
        if (!mistakes.any()) {
            try {
                preferences.set(county.code(), wanted);
                redirect.addFlashAttribute(Page.NOTICE, Message.of("notify.hours.saved"));
                return new ModelAndView(BACK);
            } catch (Refusal refusal) {
                if (refusal.kind() != Refusal.Kind.INVALID) {
                    throw refusal;
                }
                mistakes.add(
                        refusal.sentence().key().equals("notify.hours.soon") ? "soonDays" : "digestAt",
                        refusal.sentence());
            }
        }
        ModelAndView again = page(county, wanted, mistakes);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }
}
