package cn.yipanqi.ledger.pages;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.ledger.input.EntryDesk;
import cn.yipanqi.ledger.input.RowRefusals;
import cn.yipanqi.ledger.reading.CountyNames;
import cn.yipanqi.shared.Message;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 撤销: one entry, or those ticked in the list, always with a reason; what was stated is kept. */
@Controller
@Requires(Permission.ENTRY_WRITE)
class WithdrawalController {

    private final EntryDesk desk;
    private final TickedRows rows;
    private final CountyNames countyNames;

    WithdrawalController(EntryDesk desk, TickedRows rows, CountyNames countyNames) {
        this.desk = desk;
        this.rows = rows;
        this.countyNames = countyNames;
    }

    @GetMapping("/entries/{id}/withdrawal/new")
    ModelAndView one(@PathVariable UUID id, Page page) {
        var now = desk.correctable(id);
        return show(new County(now.county()), List.of(new Ticked(id, now.version())), null, page.mistakes());
    }

    @PostMapping("/entries/{id}/withdrawal")
    ModelAndView withdraw(
            @PathVariable UUID id,
            @RequestParam int expectedVersion,
            @RequestParam @Nullable String reason,
            Page page,
            RedirectAttributes redirect) {
        County county = new County(desk.correctable(id).county());
        return withdrawn(county, List.of(new Ticked(id, expectedVersion)), reason, page, redirect);
    }

    @GetMapping("/entries/withdrawals/new")
    ModelAndView some(County county, @RequestParam(defaultValue = "") List<String> entry, Page page) {
        return show(county, ticked(entry), null, page.mistakes());
    }

    @PostMapping("/entries/withdrawals")
    ModelAndView withdrawSome(
            County county,
            @RequestParam(defaultValue = "") List<String> entry,
            @RequestParam @Nullable String reason,
            Page page,
            RedirectAttributes redirect) {
        return withdrawn(county, ticked(entry), reason, page, redirect);
    }

    private static List<Ticked> ticked(List<String> entries) {
        return entries.stream().map(Ticked::of).toList();
    }

    private ModelAndView withdrawn(
            County county, List<Ticked> entries, @Nullable String reason, Page page, RedirectAttributes redirect) {
        try {
            desk.withdrawAll(county.code(), TickedRows.versions(entries), reason);
        } catch (InvalidInput invalid) {
            ModelAndView again = show(county, entries, reason, page.mistakes().add(invalid.faults()));
            again.setStatus(invalid.status());
            return again;
        }
        redirect.addFlashAttribute(Page.NOTICE, Message.of("entries.withdrawn", entries.size()));
        return new ModelAndView("redirect:"
                + (entries.size() == 1 ? "/entries/" + entries.get(0).entry() : "/entries"));
    }

    private ModelAndView show(County county, List<Ticked> entries, @Nullable String reason, Mistakes mistakes) {
        ModelAndView page = new ModelAndView("ledger/entries/withdraw");
        page.addObject("rows", rows.of(county.code(), entries, RowRefusals.Act.WITHDRAW));
        page.addObject("names", countyNames.of(county.code()));
        page.addObject("reason", reason);
        page.addObject("mistakes", mistakes);
        return page;
    }
}
