package cn.yipanqi.report.desk;

import static cn.yipanqi.access.Permission.REPORT_FREEZE;

import cn.yipanqi.access.Requires;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.report.OpenEdition;
import cn.yipanqi.report.Reports;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Page;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 报送冻结: what will be kept is said before it is done. */
@Controller
@RequestMapping("/reports/{id}/freezing")
@StepUp
@Requires(REPORT_FREEZE)
class FreezingController {

    private final Reports reports;

    FreezingController(Reports reports) {
        this.reports = reports;
    }

    @GetMapping
    ModelAndView ask(@PathVariable UUID id) {
        OpenEdition open = reports.open(id);
        if (open.edition().frozen()) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("report.frozen"));
        }
        return new ModelAndView("report/freezing/new", Map.of("desk", Desk.of(open)));
    }

    @PostMapping
    ModelAndView freeze(@PathVariable UUID id, @RequestParam int revision, Page page, RedirectAttributes redirect) {
        OpenEdition frozen = reports.freeze(id, revision);
        redirect.addFlashAttribute(
                Page.NOTICE, Message.of("report.froze", frozen.figures().posting()));
        return new ModelAndView("redirect:/reports/" + id);
    }
}
