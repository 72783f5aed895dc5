package cn.yipanqi.report.desk;

import static cn.yipanqi.access.Permission.LEDGER_READ;
import static cn.yipanqi.access.Permission.REPORT_FREEZE;

import cn.yipanqi.access.Requires;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.report.EditionState;
import cn.yipanqi.report.OpenEdition;
import cn.yipanqi.report.ReportReader;
import cn.yipanqi.report.SigningRules;
import cn.yipanqi.report.Signings;
import cn.yipanqi.report.Signings.Paper;
import cn.yipanqi.report.Signings.Signature;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.OutOfStep;
import cn.yipanqi.web.Download;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.Mistakes;
import cn.yipanqi.web.Page;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 签发: who signed the report on paper, when, and the scan of what was signed. */
@Controller
@RequestMapping("/reports/{id}/signing")
@Requires(REPORT_FREEZE)
class SigningController {

    private final ReportController edition;
    private final ReportReader reader;
    private final Signings signings;
    private final SigningRules rules;
    private final FileStore files;
    private final Clock clock;

    SigningController(
            ReportController edition,
            ReportReader reader,
            Signings signings,
            SigningRules rules,
            FileStore files,
            Clock clock) {
        this.edition = edition;
        this.rules = rules;
        this.reader = reader;
        this.signings = signings;
        this.files = files;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView ask(@PathVariable UUID id, Page page) {
        OpenEdition open = reader.open(id);
        try {
            open.edition().require(EditionState.SIGNED);
        } catch (OutOfStep missing) {
            return edition.outOfStep(id, missing, page);
        }
        return form(open, new SignatureForm("", "", LocalDate.now(clock).toString()), page.mistakes());
    }

    private ModelAndView form(OpenEdition open, SignatureForm form, Mistakes mistakes) {
        return new ModelAndView(
                "report/signing/new",
                Map.of(
                        "desk",
                        Desk.of(open),
                        "form",
                        form,
                        "rule",
                        rules.of(open.edition().county()),
                        "mistakes",
                        mistakes.inOrder(List.of("leader", "position", "day", "scan"))));
    }

    @PostMapping
    ModelAndView sign(
            @PathVariable UUID id,
            @RequestParam int revision,
            SignatureForm form,
            @RequestParam(required = false) @Nullable MultipartFile scan,
            Page page,
            RedirectAttributes redirect)
            throws IOException {
        Signature signature = new Signature(form.leader(), form.position(), form.date(), paper(scan));
        try {
            OpenEdition signed = signings.sign(id, revision, signature);
            redirect.addFlashAttribute(
                    Page.NOTICE, Message.of("report.signed", signed.figures().posting()));
            return new ModelAndView("redirect:/reports/" + id);
        } catch (OutOfStep missing) {
            return edition.outOfStep(id, missing, page);
        } catch (InvalidInput input) {
            ModelAndView again = form(reader.open(id), form, page.mistakes().add(input.faults()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
    }

    private static @Nullable Paper paper(@Nullable MultipartFile scan) throws IOException {
        return scan == null || scan.isEmpty()
                ? null
                : new Paper(Objects.requireNonNullElse(scan.getOriginalFilename(), "scan.pdf"), scan.getBytes());
    }

    /** Always as a download, whatever it is: nothing sent in is ever shown as a page of ours. */
    @GetMapping("/scan")
    @Requires(LEDGER_READ)
    ResponseEntity<Resource> scan(@PathVariable UUID id) {
        StoredFile file = files.find(signings.paper(id));
        return ResponseEntity.ok()
                .headers(Download.headers(file.name(), file.mediaType()))
                .contentLength(file.size())
                .body(new FileSystemResource(files.open(file.id())));
    }
}
