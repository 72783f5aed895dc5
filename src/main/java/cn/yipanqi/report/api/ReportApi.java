package cn.yipanqi.report.api;

import static cn.yipanqi.access.Permission.EXPORT;
import static cn.yipanqi.access.Permission.LEDGER_READ;
import static cn.yipanqi.access.Permission.REPORT_EDIT;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.report.Edition;
import cn.yipanqi.report.EditionFile;
import cn.yipanqi.report.KeptRow;
import cn.yipanqi.report.OpenEdition;
import cn.yipanqi.report.ReportReader;
import cn.yipanqi.report.Reports;
import cn.yipanqi.report.Returned;
import cn.yipanqi.report.Returns;
import cn.yipanqi.report.word.ReturnedDocument;
import cn.yipanqi.report.word.WordDocument;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Download;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A county's report editions: begin, read, edit, give out, take back. */
@RestController
@RequestMapping("/api/v1/reports")
@Requires(LEDGER_READ)
class ReportApi {

    private static final int PAGE = 50;
    private static final int ROWS = 200;
    private static final MediaType WORD = MediaType.parseMediaType(WordDocument.MEDIA_TYPE);

    private final Reports reports;
    private final ReportReader reader;
    private final Returns returns;

    ReportApi(Reports reports, ReportReader reader, Returns returns) {
        this.reports = reports;
        this.reader = reader;
        this.returns = returns;
    }

    /**
     * @param county six digits
     * @param year a whole year; else {@code from} and {@code to}
     */
    record Wanted(
            @NotNull @Pattern(regexp = "\\d{6}") String county,
            @Nullable @Min(1949) @Max(2199) Integer year,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        Period period() {
            if (from != null && to != null) {
                return new Period(from, to);
            }
            if (year == null) {
                throw new Refusal(Message.of("failure.period.missing"));
            }
            return Period.year(year);
        }

        /** The county, where the asker may see it. */
        long readable() {
            long code = Long.parseLong(county);
            if (!CurrentScope.get().reads(code)) {
                throw Refusal.absent("county");
            }
            return code;
        }
    }

    @PostMapping
    @Requires(REPORT_EDIT)
    ResponseEntity<ReportBody> draft(@Valid @RequestBody Wanted wanted) {
        OpenEdition open = reports.draft(wanted.readable(), wanted.period());
        return ResponseEntity.created(
                        URI.create("/api/v1/reports/" + open.edition().id()))
                .body(ReportBody.of(open));
    }

    /** One of a list of editions. */
    record Item(
            UUID id,
            LocalDate from,
            LocalDate to,
            String state,
            int revision,
            String title,
            Instant changedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant frozenAt) {

        static Item of(Edition edition) {
            return new Item(
                    edition.id(),
                    edition.period().from(),
                    edition.period().to(),
                    edition.state().name(),
                    edition.revision(),
                    edition.title(),
                    edition.changed().at(),
                    edition.freezing() == null ? null : edition.freezing().at());
        }
    }

    record Listing<T>(List<T> items, @Nullable String next) {}

    @GetMapping
    Listing<Item> list(County county, @RequestParam @Nullable String cursor) {
        List<Edition> editions = reader.of(county.code(), cursor == null ? null : id(cursor), PAGE + 1);
        List<Item> items = editions.stream().limit(PAGE).map(Item::of).toList();
        return new Listing<>(
                items, editions.size() > PAGE ? items.get(items.size() - 1).id().toString() : null);
    }

    /** The edition as JSON or, by {@code Accept}, as a Word file; which costs the permission to take things out. */
    @GetMapping("/{id}")
    ResponseEntity<?> show(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @AuthenticationPrincipal SignedIn asker) {
        if (!wantsWord(accept)) {
            return ResponseEntity.ok(ReportBody.of(reader.open(id)));
        }
        if (!asker.may(EXPORT)) {
            throw Refusal.forbidden();
        }
        EditionFile file = reports.export(id);
        return ResponseEntity.ok().headers(Download.headers(file.name(), WORD)).body(file.bytes());
    }

    private static boolean wantsWord(@Nullable String accept) {
        return accept != null
                && MediaType.parseMediaTypes(accept).stream()
                        .max(java.util.Comparator.comparingDouble(MediaType::getQualityValue))
                        .filter(WORD::equalsTypeAndSubtype)
                        .isPresent();
    }

    /** A text and the revision of the edition it was made from. */
    record Text(@NotNull String text, @NotNull Integer expectedRevision) {}

    @PutMapping("/{id}/text")
    @Requires(REPORT_EDIT)
    ReportBody edit(@PathVariable UUID id, @Valid @RequestBody Text text) {
        return ReportBody.of(reports.edit(id, text.text(), text.expectedRevision()));
    }

    @PostMapping("/{id}/text")
    @Requires(REPORT_EDIT)
    ReportBody editByPost(@PathVariable UUID id, @Valid @RequestBody Text text) {
        return edit(id, text);
    }

    /** The rows a signed or frozen edition keeps behind a figure that its text names. */
    @GetMapping("/{id}/figures/{code}/rows")
    Listing<KeptRow> rows(
            @PathVariable UUID id, @PathVariable String code, @RequestParam(defaultValue = "0") @Min(0) int cursor) {
        List<KeptRow> rows = reader.rows(id, code, cursor, ROWS + 1);
        return rows.size() <= ROWS
                ? new Listing<>(rows, null)
                : new Listing<>(
                        List.copyOf(rows.subList(0, ROWS)),
                        Integer.toString(rows.get(ROWS - 1).position()));
    }

    /** What a returned file changed; nothing of it is taken over. */
    record ReturnBody(UUID id, String name, Instant at, String by, boolean unchanged, ReturnedDocument result) {

        static ReturnBody of(Returned returned) {
            return new ReturnBody(
                    returned.id(),
                    returned.name(),
                    returned.at(),
                    returned.by(),
                    returned.result().unchanged(),
                    returned.result());
        }
    }

    @PostMapping("/{id}/returns")
    @Requires(REPORT_EDIT)
    ReturnBody take(@PathVariable UUID id, @RequestParam MultipartFile file) throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "report.docx");
        return ReturnBody.of(returns.take(id, name, file.getBytes()));
    }

    /** The files that came back to an edition, the latest twenty. */
    @GetMapping("/{id}/returns")
    Listing<ReturnBody> returned(@PathVariable UUID id) {
        return new Listing<>(
                returns.of(reader.find(id)).stream().map(ReturnBody::of).toList(), null);
    }

    @GetMapping("/{id}/returns/{returned}")
    ReturnBody returned(@PathVariable UUID id, @PathVariable UUID returned) {
        reader.find(id);
        return ReturnBody.of(returns.find(id, returned));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Message.of("report.cursor"));
        }
    }
}
