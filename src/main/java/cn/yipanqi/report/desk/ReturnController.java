package cn.yipanqi.report.desk;

import static cn.yipanqi.access.Permission.LEDGER_READ;
import static cn.yipanqi.access.Permission.REPORT_EDIT;

import cn.yipanqi.access.Requires;
import cn.yipanqi.report.ReportReader;
import cn.yipanqi.report.Returned;
import cn.yipanqi.report.Returns;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Page;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Word files that were edited outside and came back. */
@Controller
@RequestMapping("/reports/{id}/returns")
class ReturnController {

    private final ReportReader reports;
    private final Returns returns;
    private final ReportController edition;

    ReturnController(ReportReader reports, Returns returns, ReportController edition) {
        this.reports = reports;
        this.returns = returns;
        this.edition = edition;
    }

    @PostMapping
    @Requires(REPORT_EDIT)
    ModelAndView take(@PathVariable UUID id, @RequestParam MultipartFile file, Page page) throws IOException {
        String name = file.getOriginalFilename();
        if (file.isEmpty() || name == null || name.isBlank()) {
            return again(id, Message.of("report.return.none"), page);
        }
        try {
            Returned returned = returns.take(id, name, file.getBytes());
            return new ModelAndView("redirect:/reports/" + id + "/returns/" + returned.id());
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            return again(id, refusal.sentence(), page);
        }
    }

    private ModelAndView again(UUID id, Message sentence, Page page) {
        ModelAndView show = edition.show(id, "", page.mistakes().add("file", sentence));
        show.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return show;
    }

    @GetMapping("/{returned}")
    @Requires(LEDGER_READ)
    ModelAndView show(@PathVariable UUID id, @PathVariable UUID returned) {
        return new ModelAndView(
                "report/returned/show", Map.of("edition", reports.find(id), "returned", returns.find(id, returned)));
    }
}
