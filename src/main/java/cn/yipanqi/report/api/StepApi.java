package cn.yipanqi.report.api;

import static cn.yipanqi.access.Permission.LEDGER_READ;
import static cn.yipanqi.access.Permission.REPORT_EDIT;
import static cn.yipanqi.access.Permission.REPORT_FREEZE;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.files.FileStore;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.report.Move;
import cn.yipanqi.report.OpenEdition;
import cn.yipanqi.report.ReportReader;
import cn.yipanqi.report.SigningRule;
import cn.yipanqi.report.SigningRules;
import cn.yipanqi.report.Signings;
import cn.yipanqi.report.Signings.Paper;
import cn.yipanqi.report.Signings.Signature;
import cn.yipanqi.report.Steps;
import cn.yipanqi.web.Download;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** An edition's way from draft to submission: reviewed, signed, frozen, or sent back. */
@RestController
@RequestMapping("/api/v1/reports")
@Requires(REPORT_EDIT)
class StepApi {

    private final ReportReader reader;
    private final Steps steps;
    private final Signings signings;
    private final SigningRules rules;
    private final FileStore files;

    StepApi(ReportReader reader, Steps steps, Signings signings, SigningRules rules, FileStore files) {
        this.rules = rules;
        this.reader = reader;
        this.steps = steps;
        this.signings = signings;
        this.files = files;
    }

    /**
     * @param expectedRevision refused where the edition has another one; left out, any will do
     * @param words what to look at, or why; required where it goes back or passes unreviewed
     */
    record Said(
            @Nullable Integer expectedRevision, @Nullable String words) {

        static final Said NOTHING = new Said(null, null);
    }

    private static Said said(@Nullable Said said) {
        return said == null ? Said.NOTHING : said;
    }

    @PostMapping("/{id}/review")
    ReportBody send(@PathVariable UUID id, @RequestBody(required = false) @Nullable Said said) {
        steps.send(id, said(said).expectedRevision(), said(said).words());
        return ReportBody.of(reader.open(id));
    }

    @PostMapping("/{id}/review/approval")
    ReportBody approve(@PathVariable UUID id, @RequestBody(required = false) @Nullable Said said) {
        steps.approve(id, said(said).expectedRevision(), said(said).words());
        return ReportBody.of(reader.open(id));
    }

    @PostMapping("/{id}/review/waiver")
    ReportBody waive(@PathVariable UUID id, @RequestBody(required = false) @Nullable Said said) {
        steps.waive(id, said(said).expectedRevision(), said(said).words());
        return ReportBody.of(reader.open(id));
    }

    @PostMapping("/{id}/redraft")
    ReportBody redraft(@PathVariable UUID id, @RequestBody(required = false) @Nullable Said said) {
        steps.redraft(id, said(said).expectedRevision(), said(said).words());
        return ReportBody.of(reader.open(id));
    }

    /**
     * Records a signature on paper; the scan is a part of the request named {@code scan}.
     *
     * @param expectedRevision the one that was signed; refused where the edition has another one; left out, any will do
     */
    @PostMapping("/{id}/signing")
    @Requires(REPORT_FREEZE)
    ReportBody sign(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer expectedRevision,
            @RequestParam(required = false) @Nullable String leader,
            @RequestParam(required = false) @Nullable String position,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable MultipartFile scan)
            throws IOException {
        Paper paper = scan == null || scan.isEmpty()
                ? null
                : new Paper(Objects.requireNonNullElse(scan.getOriginalFilename(), "scan.pdf"), scan.getBytes());
        return ReportBody.of(signings.sign(id, expectedRevision, new Signature(leader, position, day, paper)));
    }

    @GetMapping("/{id}/signing/scan")
    @Requires(LEDGER_READ)
    ResponseEntity<Resource> scan(@PathVariable UUID id) {
        StoredFile file = files.find(signings.paper(id));
        return ResponseEntity.ok()
                .headers(Download.headers(file.name(), file.mediaType()))
                .contentLength(file.size())
                .body(new FileSystemResource(files.open(file.id())));
    }

    /**
     * @param expectedRevision refused where the edition has another one; left out, any will do
     * @param asSigned whether the figures of the signing go up although the ledger says otherwise by now
     */
    record Freezing(
            @Nullable Integer expectedRevision, @Nullable Boolean asSigned) {}

    @PostMapping("/{id}/freezing")
    @StepUp
    @Requires(REPORT_FREEZE)
    ReportBody freeze(@PathVariable UUID id, @RequestBody(required = false) @Nullable Freezing freezing) {
        OpenEdition frozen = freezing == null
                ? signings.freeze(id, null, false)
                : signings.freeze(id, freezing.expectedRevision(), Boolean.TRUE.equals(freezing.asSigned()));
        return ReportBody.of(frozen);
    }

    /** One move in an edition's history. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MoveBody(
            int no,
            String deed,
            int revision,
            Instant at,
            String by,
            @Nullable String words) {

        static MoveBody of(Move move) {
            return new MoveBody(
                    move.no(),
                    move.deed().name(),
                    move.revision(),
                    move.trace().at(),
                    move.trace().by(),
                    move.words());
        }
    }

    /** All of them, in order: an edition has few. */
    record MoveList(List<MoveBody> items) {}

    @GetMapping("/{id}/moves")
    @Requires(LEDGER_READ)
    MoveList moves(@PathVariable UUID id) {
        return new MoveList(
                reader.moves(reader.find(id)).stream().map(MoveBody::of).toList());
    }

    /** A county's rule about the scanned paper. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleBody(
            int no,
            boolean scanRequired,
            String reason,
            @Nullable Instant at,
            @Nullable String by) {

        static RuleBody of(SigningRule rule) {
            return new RuleBody(
                    rule.no(),
                    rule.scanRequired(),
                    rule.reason(),
                    rule.decided() == null ? null : rule.decided().at(),
                    rule.decided() == null ? null : rule.decided().by());
        }
    }

    @GetMapping("/signing-rule")
    @Requires(LEDGER_READ)
    RuleBody rule(County county) {
        return RuleBody.of(rules.of(county.code()));
    }

    /** @param expectedNo the rule that was seen; left out, any will do */
    record Decision(
            @NotNull Boolean scanRequired,
            @NotNull String reason,
            @Nullable Integer expectedNo) {}

    @PutMapping("/signing-rule")
    @Requires(REPORT_FREEZE)
    RuleBody decide(County county, @Valid @RequestBody Decision decision) {
        return RuleBody.of(
                rules.decide(county.code(), decision.scanRequired(), decision.reason(), decision.expectedNo()));
    }
}
