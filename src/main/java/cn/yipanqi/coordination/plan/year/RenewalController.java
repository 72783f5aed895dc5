package cn.yipanqi.coordination.plan.year;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Next year's plan from this year's: what is open is ticked, anything may be. */
@Controller
@Requires(Permission.COORDINATION_EDIT)
class RenewalController {

    private final Renewal renewal;
    private final Directory directory;

    RenewalController(Renewal renewal, Directory directory) {
        this.renewal = renewal;
        this.directory = directory;
    }

    @GetMapping("/coordination/plans/{year:\\d{4}}/renewal/new")
    ModelAndView form(County county, @PathVariable int year, Page page) {
        return form(county, year, page.mistakes());
    }

    private ModelAndView form(County county, int year, Mistakes mistakes) {
        List<Renewal.Offer> offers = renewal.offers(county.code(), year);
        if (offers.isEmpty()) {
            throw Refusal.absent("plan");
        }
        Map<String, Object> model = new HashMap<>();
        model.put("county", county.code());
        model.put("year", year);
        model.put("offers", offers);
        model.put("names", directory.of(county.code()));
        model.put("mistakes", mistakes);
        return new ModelAndView("coordination/plans/renewal", model);
    }

    @PostMapping("/coordination/plans/{year:\\d{4}}/renewal")
    ModelAndView renew(
            County county,
            @PathVariable int year,
            @RequestParam(name = "task", required = false) @Nullable List<UUID> chosen,
            Page page,
            RedirectAttributes next) {
        try {
            int taken = renewal.renew(county.code(), year, chosen == null ? List.of() : chosen);
            return PlanController.shown(year + 1, next, Message.of("coordination.renewal.was", taken, year));
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            ModelAndView again = form(county, year, page.mistakes().add("", refusal.sentence()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    record RenewalDraft(@Nullable List<UUID> tasks) {}

    record RenewalBody(int year, int taken) {}

    @PostMapping("/api/v1/coordination/plans/{year:\\d{4}}/renewal")
    @ResponseBody
    RenewalBody renewed(County county, @PathVariable int year, @RequestBody RenewalDraft draft) {
        List<UUID> chosen = draft.tasks() == null ? List.of() : draft.tasks();
        return new RenewalBody(year + 1, renewal.renew(county.code(), year, chosen));
    }
}
