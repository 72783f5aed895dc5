package cn.yipanqi.coordination.regulation.citation;

import static cn.yipanqi.access.Permission.COORDINATION_EDIT;
import static cn.yipanqi.access.Permission.LEDGER_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.regulation.Citation;
import cn.yipanqi.coordination.regulation.Citations;
import cn.yipanqi.coordination.regulation.ClauseRef;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** On which rules tasks and figures rest. */
@RestController
@RequestMapping("/api/v1/coordination/citations")
class CitationApi {

    private final Citations citations;
    private final Subjects subjects;

    CitationApi(Citations citations, Subjects subjects) {
        this.citations = citations;
        this.subjects = subjects;
    }

    /**
     * A rule to cite.
     *
     * @param of {@code task:<id>} or {@code figure:<code>}
     * @param version of a regulation; or else law and date
     */
    record Body(
            @NotNull String of,
            @Nullable UUID version,
            @Nullable String law,
            @Nullable LocalDate date,
            @NotNull Integer number) {

        ClauseRef ref() {
            if (version != null && law == null && date == null) {
                return ClauseRef.regulation(version, number);
            }
            if (version == null && law != null && date != null) {
                return ClauseRef.law(law, date, number);
            }
            throw new Refusal(Message.of("citation.source.needed"));
        }
    }

    record Made(UUID id) {}

    @GetMapping
    @Requires(LEDGER_READ)
    List<Citation> list(County county, @RequestParam String of, Locale language) {
        Subject subject = subjects.find(county.code(), of, language);
        return citations.of(county.code(), subject.kind(), subject.id());
    }

    @PostMapping
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Made cite(County county, @Valid @RequestBody Body body, Locale language) {
        Subject subject = subjects.find(county.code(), body.of(), language);
        return new Made(citations.cite(county.code(), subject.kind(), subject.id(), body.ref()));
    }

    @DeleteMapping("/{id}")
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(County county, @PathVariable UUID id) {
        citations.remove(county.code(), id);
    }
}
