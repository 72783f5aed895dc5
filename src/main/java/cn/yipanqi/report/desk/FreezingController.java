package cn.yipanqi.report.desk;

import static cn.yipanqi.access.Permission.REPORT_FREEZE;

import cn.yipanqi.access.Requires;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.report.EditionState;
import cn.yipanqi.report.OpenEdition;
import cn.yipanqi.report.ReportReader;
import cn.yipanqi.report.Signings;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.OutOfStep;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
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

    private final ReportController edition;
    private final ReportReader reader;
    private final Signings signings;

    FreezingController(ReportController edition, ReportReader reader, Signings signings) {
        this.edition = edition;
        this.reader = reader;
        this.signings = signings;
    }

    @GetMapping
    ModelAndView ask(@PathVariable UUID id, Page page) {
        try {
            return form(reader.open(id), page.mistakes());
        } catch (OutOfStep missing) {
            return edition.outOfStep(id, missing, page);
        }
    }

    private static ModelAndView form(OpenEdition open, Mistakes mistakes) {
        open.edition().require(EditionState.FROZEN);
        return new ModelAndView("report/freezing/new", Map.of("desk", Desk.of(open), "mistakes", mistakes));
    }

    /** @param signed whether it is known that the ledger says otherwise since the signing */
    @PostMapping
    ModelAndView freeze(
            @PathVariable UUID id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "false") boolean signed,
            Page page,
            RedirectAttributes redirect) {
        OpenEdition frozen;
        try {
            frozen = signings.freeze(id, revision, signed);
        } catch (OutOfStep missing) {
            return edition.outOfStep(id, missing, page);
        } catch (Refusal refusal) {
            OpenEdition now = reader.open(id);
            if (refusal.kind() != Refusal.Kind.STALE || now.edition().state() != EditionState.SIGNED) {
                throw refusal;
            }
            ModelAndView again = form(now, page.mistakes().add("signed", refusal.sentence()));
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        redirect.addFlashAttribute(
                Page.NOTICE, Message.of("report.froze", frozen.figures().posting()));
        return new ModelAndView("redirect:/reports/" + id);
    }
}
