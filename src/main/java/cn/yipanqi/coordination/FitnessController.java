package cn.yipanqi.coordination;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The declaration that the county's network may bear internal documents. */
@Controller
@RequestMapping("/coordination/fitness")
@Requires(Permission.LEDGER_READ)
class FitnessController {

    private final Fitness fitness;

    FitnessController(Fitness fitness) {
        this.fitness = fitness;
    }

    @GetMapping
    ModelAndView show(County county, Page page) {
        return show(county, page.mistakes(), "");
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    ModelAndView declare(
            County county,
            @RequestParam boolean fit,
            @RequestParam(defaultValue = "") String reason,
            Page page,
            RedirectAttributes redirect) {
        try {
            fitness.declare(county.code(), fit, reason);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            ModelAndView again = show(county, page.mistakes().add("reason", refusal.sentence()), reason);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        redirect.addFlashAttribute(
                Page.NOTICE, Message.of(fit ? "coordination.fitness.declared" : "coordination.fitness.taken-back"));
        return new ModelAndView("redirect:/coordination/fitness");
    }

    private ModelAndView show(County county, Mistakes mistakes, String reason) {
        List<Fitness.Declaration> all = fitness.all(county.code());
        return new ModelAndView(
                "coordination/fitness/show",
                Map.of(
                        "county",
                        RegionCode.county(county.code()).digits(),
                        "all",
                        all,
                        "fit",
                        !all.isEmpty() && all.get(0).fit(),
                        "reason",
                        reason,
                        "mistakes",
                        mistakes));
    }
}
