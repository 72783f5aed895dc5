package cn.yipanqi.ledger.vouching;

import static cn.yipanqi.access.Permission.COORDINATION_EDIT;
import static cn.yipanqi.access.Permission.ENTRY_WRITE;
import static cn.yipanqi.access.Permission.LEDGER_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Page;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 核对确认: one's own months, everybody's, and what changed since. */
@Controller
@RequestMapping("/vouchings")
@Requires(LEDGER_READ)
class VouchingController {

    private final VouchingReader reader;
    private final Vouchings vouchings;

    VouchingController(VouchingReader reader, Vouchings vouchings) {
        this.reader = reader;
        this.vouchings = vouchings;
    }

    /** One's own months for those who have any, else the county's. */
    @GetMapping
    ModelAndView list(County county, @RequestParam(required = false) @Nullable Integer year) {
        return Whose.own(CurrentScope.get())
                .map(whose -> one(county, whose, year))
                .orElseGet(() -> county(county, year));
    }

    @GetMapping("/county")
    ModelAndView county(County county, @RequestParam(required = false) @Nullable Integer year) {
        return new ModelAndView("ledger/vouching/county", "view", reader.county(county.code(), year));
    }

    @GetMapping("/{kind:units|stations}/{id}")
    ModelAndView show(
            County county,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer year) {
        return one(county, Whose.of(kind, id), year);
    }

    private ModelAndView one(County county, Whose whose, @Nullable Integer year) {
        return new ModelAndView("ledger/vouching/show", "view", reader.year(county.code(), whose, year));
    }

    @GetMapping("/{kind:units|stations}/{id}/changes")
    ModelAndView changes(County county, @PathVariable String kind, @PathVariable UUID id, @RequestParam String month) {
        Whose whose = Whose.of(kind, id);
        YearMonth asked = month(month);
        List<Change> changes = reader.changes(county.code(), whose, asked);
        return new ModelAndView(
                "ledger/vouching/changes",
                Map.of(
                        "changes",
                        changes,
                        "sorts",
                        VouchedMonths.bySort(changes),
                        "name",
                        reader.name(county.code(), whose),
                        "back",
                        whose.url() + "?county=" + VouchingReader.digits(county.code()) + "&year=" + asked.getYear(),
                        "month",
                        asked));
    }

    /** @param posting of what was looked through: what came after it is not covered */
    @PostMapping
    @Requires(ENTRY_WRITE)
    String confirm(
            County county,
            @RequestParam String month,
            @RequestParam(required = false) @Nullable Long posting,
            RedirectAttributes redirect) {
        YearMonth confirmed = month(month);
        vouchings.confirm(county.code(), confirmed, posting);
        redirect.addFlashAttribute(
                Page.NOTICE, Message.of("vouching.confirmed", confirmed.getYear(), confirmed.getMonthValue()));
        return "redirect:/vouchings?county=" + VouchingReader.digits(county.code()) + "&year=" + confirmed.getYear()
                + "#m" + confirmed.getMonthValue();
    }

    @PostMapping("/reminders")
    @Requires(COORDINATION_EDIT)
    String remind(County county, @RequestParam String month, RedirectAttributes redirect) {
        YearMonth asked = month(month);
        int waiting = vouchings.remindMonth(county.code(), asked);
        redirect.addFlashAttribute(Page.NOTICE, Message.of("vouching.reminded", waiting));
        return "redirect:/vouchings/county?county=" + VouchingReader.digits(county.code()) + "&year=" + asked.getYear();
    }

    /** @throws Refusal (INVALID) where it is no month such as 2022-05 */
    static YearMonth month(String month) {
        try {
            YearMonth read = YearMonth.parse(month.strip());
            if (read.getYear() >= 1949 && read.getYear() <= 2199) {
                return read;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new Refusal(Message.of("vouching.month.unreadable"));
    }
}
