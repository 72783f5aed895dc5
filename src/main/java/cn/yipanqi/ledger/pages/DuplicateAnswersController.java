package cn.yipanqi.ledger.pages;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.ledger.Duplicates;
import cn.yipanqi.ledger.GroupId;
import cn.yipanqi.ledger.Merging;
import cn.yipanqi.ledger.pages.DuplicatesView.Tab;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Page;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person answers: it is one matter, it is not, it is none after all. */
@Controller
@Requires(Permission.MERGE)
class DuplicateAnswersController {

    private final Duplicates duplicates;
    private final Merging merging;

    DuplicateAnswersController(Duplicates duplicates, Merging merging) {
        this.duplicates = duplicates;
        this.merging = merging;
    }

    /**
     * @param group the whole group, or
     * @param entry some of its entries, two at least
     */
    @PostMapping("/duplicates/confirmations")
    String confirm(
            @RequestParam @Nullable String group,
            @RequestParam @Nullable List<UUID> entry,
            @RequestParam(defaultValue = "sure") String tab,
            RedirectAttributes redirect) {
        if (entry != null && entry.size() < 2) {
            throw new Refusal(Message.of("duplicates.choose.two"));
        }
        String id = entry != null ? GroupId.of(entry) : group;
        if (id == null) {
            throw new Refusal(Message.of("duplicates.groups.missing"));
        }
        duplicates.confirm(List.of(id));
        redirect.addFlashAttribute(Page.NOTICE, Message.of("duplicates.confirmed"));
        return back(tab);
    }

    @PostMapping("/duplicates/confirmations/sure")
    String confirmSure(County county, Period period, RedirectAttributes redirect) {
        int confirmed = duplicates.confirmSure(county.code(), period).size();
        redirect.addFlashAttribute(Page.NOTICE, Message.of("duplicates.confirmed.sure", confirmed));
        return back(Tab.CONFIRMED.code());
    }

    /** @param back the entry's page it was sent from; none for the list */
    @PostMapping("/duplicates/confirmations/{id}/parting")
    String part(@PathVariable UUID id, @RequestParam @Nullable String back, RedirectAttributes redirect) {
        merging.part(id);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("duplicates.parted"));
        return back != null && back.matches("/entries/[0-9a-f-]{36}") ? "redirect:" + back : back(Tab.CONFIRMED.code());
    }

    @PostMapping("/duplicates/refusals")
    String refuse(
            @RequestParam String group, @RequestParam(defaultValue = "sure") String tab, RedirectAttributes redirect) {
        duplicates.refuse(List.of(group));
        redirect.addFlashAttribute(Page.NOTICE, Message.of("duplicates.refused"));
        return back(tab);
    }

    @PostMapping("/duplicates/refusals/removal")
    String takeBack(@RequestParam String group, RedirectAttributes redirect) {
        duplicates.takeBack(group);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("duplicates.taken-back"));
        return back(Tab.REFUSED.code());
    }

    private static String back(String tab) {
        return "redirect:/duplicates?tab=" + Tab.of(tab).code();
    }
}
