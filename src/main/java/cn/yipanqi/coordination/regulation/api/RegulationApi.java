package cn.yipanqi.coordination.regulation.api;

import static cn.yipanqi.access.Permission.COORDINATION_EDIT;
import static cn.yipanqi.access.Permission.LEDGER_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.regulation.Draft;
import cn.yipanqi.coordination.regulation.Drafts;
import cn.yipanqi.coordination.regulation.IssuerLevel;
import cn.yipanqi.coordination.regulation.Regulation;
import cn.yipanqi.coordination.regulation.RegulationKind;
import cn.yipanqi.coordination.regulation.RegulationVersion;
import cn.yipanqi.coordination.regulation.Regulations;
import cn.yipanqi.coordination.regulation.Regulations.Listed;
import cn.yipanqi.coordination.regulation.Regulations.Wanted;
import cn.yipanqi.coordination.regulation.clause.Clause;
import cn.yipanqi.coordination.regulation.clause.Comparison;
import cn.yipanqi.coordination.regulation.clause.Difference;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Cursor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Regulations: listed, read as of a day, compared, begun. */
@RestController
@RequestMapping("/api/v1/coordination/regulations")
class RegulationApi {

    private static final int ROWS = 100;

    private final Regulations regulations;
    private final Drafts drafts;
    private final Clock clock;

    RegulationApi(Regulations regulations, Drafts drafts, Clock clock) {
        this.regulations = regulations;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * A draft as sent.
     *
     * @param revision the one its writer saw; not for a new regulation
     */
    record Body(
            @NotNull String title,
            @NotNull RegulationKind kind,
            @NotNull IssuerLevel level,
            @NotNull String issuer,
            @Nullable String documentNumber,
            @NotNull String text,
            @Nullable Integer revision) {

        Draft draft() {
            return new Draft(title, kind, level, issuer, documentNumber, text);
        }
    }

    record Made(UUID id) {}

    record RegulationPage(List<Listed> items, @Nullable String next) {}

    /** @param inForce what it says on the day; none where no version was in force */
    record OnDay(
            Regulation regulation,
            LocalDate on,
            @Nullable RegulationVersion inForce,
            List<Clause> clauses,
            List<VersionRow> versions) {}

    record VersionRow(
            UUID id,
            int number,
            RegulationVersion.Standing standing,
            @Nullable LocalDate inForceFrom,
            @Nullable LocalDate endedOn) {}

    /**
     * @param standing IN_FORCE, DRAFT or ENDED, today
     * @param adopted only those of the county and its units of which a version was adopted in that year
     */
    @GetMapping
    @Requires(LEDGER_READ)
    RegulationPage list(
            County county,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable RegulationKind kind,
            @RequestParam @Nullable IssuerLevel level,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam @Nullable Integer adopted,
            @RequestParam @Nullable String cursor) {
        long offset = cursor == null ? 0 : offset(cursor);
        List<Listed> found = regulations.list(
                county.code(), new Wanted(q, kind, level, standing, LocalDate.now(clock), adopted), ROWS + 1, offset);
        return new RegulationPage(
                found.subList(0, Math.min(ROWS, found.size())),
                found.size() > ROWS ? Cursor.of(Long.toString(offset + ROWS)) : null);
    }

    private static long offset(String cursor) {
        String position = Cursor.position(cursor);
        if (!position.matches("\\d{1,9}")) {
            throw Cursor.unreadable();
        }
        return Long.parseLong(position);
    }

    @PostMapping
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Made add(County county, @Valid @RequestBody Body body) {
        return new Made(drafts.add(county.code(), body.draft()));
    }

    /** @param on today, if not said */
    @GetMapping("/{id}")
    @Requires(LEDGER_READ)
    @Snapshot
    OnDay show(
            County county,
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        Regulation regulation = regulations.find(county.code(), id);
        List<RegulationVersion> versions = regulations.versions(county.code(), id);
        RegulationVersion inForce = versions.stream()
                .filter(version -> version.inForceOn(day))
                .findFirst()
                .orElse(null);
        return new OnDay(
                regulation,
                day,
                inForce,
                inForce == null ? List.of() : inForce.clauses(),
                versions.stream()
                        .map(version -> new VersionRow(
                                version.id(),
                                version.number(),
                                version.standing(day),
                                version.inForceFrom(),
                                version.endedOn()))
                        .toList());
    }

    @PostMapping("/{id}/versions")
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Made begin(County county, @PathVariable UUID id) {
        return new Made(drafts.begin(county.code(), id));
    }

    /** Clause by clause, from one version's number to another's. */
    @GetMapping("/{id}/differences")
    @Requires(LEDGER_READ)
    @Snapshot
    List<Difference> differences(County county, @PathVariable UUID id, @RequestParam int from, @RequestParam int to) {
        List<RegulationVersion> versions = regulations.versions(county.code(), id);
        return Comparison.of(
                numbered(versions, from).clauses(), numbered(versions, to).clauses());
    }

    private static RegulationVersion numbered(List<RegulationVersion> versions, int number) {
        return versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> Refusal.absent("regulation-version"));
    }
}
