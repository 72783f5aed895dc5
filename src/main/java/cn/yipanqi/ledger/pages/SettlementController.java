package cn.yipanqi.ledger.pages;

import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.ledger.input.SettlementDesk;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Settles what a matter's entries leave open. */
@Controller
@Requires(Permission.MERGE)
class SettlementController {

    private final SettlementDesk desk;

    SettlementController(SettlementDesk desk) {
        this.desk = desk;
    }

    /**
     * @param value one of the entries' values, or {@code typed} what was written beside them
     * @param entry from whose page it was sent
     */
    @PostMapping("/matters/{id}/settlement")
    String settle(
            @PathVariable UUID id,
            @RequestParam String field,
            @RequestParam @Nullable String value,
            @RequestParam @Nullable String typed,
            @RequestParam @Nullable String reason,
            @RequestParam UUID entry,
            RedirectAttributes redirect) {
        try {
            desk.settle(id, field, typed == null || typed.isBlank() ? value : typed, reason);
        } catch (InvalidInput invalid) {
            throw new Refusal(invalid.faults().get(0).sentence());
        }
        redirect.addFlashAttribute(Page.NOTICE, Message.of("entries.settled"));
        return "redirect:/entries/" + entry + "#matter";
    }
}
