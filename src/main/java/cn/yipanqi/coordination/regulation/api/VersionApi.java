package cn.yipanqi.coordination.regulation.api;

import static cn.yipanqi.access.Permission.COORDINATION_EDIT;
import static cn.yipanqi.access.Permission.COORDINATION_WORK;
import static cn.yipanqi.access.Permission.LEDGER_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.coordination.regulation.Acknowledgements;
import cn.yipanqi.coordination.regulation.Adoption;
import cn.yipanqi.coordination.regulation.Answers;
import cn.yipanqi.coordination.regulation.Asking;
import cn.yipanqi.coordination.regulation.Asking.Asked;
import cn.yipanqi.coordination.regulation.Drafts;
import cn.yipanqi.coordination.regulation.Opinion;
import cn.yipanqi.coordination.regulation.Opinions;
import cn.yipanqi.coordination.regulation.Party;
import cn.yipanqi.coordination.regulation.RegulationVersion;
import cn.yipanqi.coordination.regulation.Regulations;
import cn.yipanqi.coordination.regulation.clause.Clause;
import cn.yipanqi.database.Snapshot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One version of a regulation, and all that happens to it. */
@RestController
@RequestMapping("/api/v1/coordination/regulations")
class VersionApi {

    private final Regulations regulations;
    private final Drafts drafts;
    private final Opinions opinions;
    private final Answers answers;
    private final Asking asking;
    private final Adoption adoption;
    private final Acknowledgements acknowledgements;

    VersionApi(
            Regulations regulations,
            Drafts drafts,
            Opinions opinions,
            Answers answers,
            Asking asking,
            Adoption adoption,
            Acknowledgements acknowledgements) {
        this.regulations = regulations;
        this.drafts = drafts;
        this.opinions = opinions;
        this.answers = answers;
        this.asking = asking;
        this.adoption = adoption;
        this.acknowledgements = acknowledgements;
    }

    record Whole(RegulationVersion version, List<Clause> clauses, List<Opinion> opinions, List<Asked> asked) {}

    /** Whom to ask: units and stations by their ids. */
    record Asks(
            @Nullable List<UUID> units,
            @Nullable List<UUID> stations,
            @NotNull LocalDate until) {}

    /**
     * What one's own unit or station says.
     *
     * @param clause number of the clause; none for the whole
     * @param revision of the draft that was read; where it reads otherwise by now, it is refused
     */
    record Says(
            @Nullable Integer clause,
            Opinion.@NotNull Stance stance,
            @Nullable String words,
            @Nullable String proposed,
            @Nullable Integer revision) {}

    record AnswerBody(@NotNull Boolean taken, @Nullable String words) {}

    /** See {@link Adoption.Decision}. */
    record Decides(
            @NotNull Integer revision,
            @Nullable LocalDate adoptedOn,
            @Nullable UUID meeting,
            @Nullable String meetingWords,
            @NotNull LocalDate inForceFrom,
            @Nullable String documentNumber,
            @Nullable List<UUID> units,
            @Nullable List<UUID> stations,
            @Nullable LocalDate acknowledgeUntil) {}

    record Repeals(@NotNull LocalDate endedOn, @NotNull String reason) {}

    record Made(UUID id) {}

    private static List<Party> parties(@Nullable List<UUID> units, @Nullable List<UUID> stations) {
        List<Party> parties = new ArrayList<>();
        Objects.requireNonNullElse(units, List.<UUID>of()).forEach(unit -> parties.add(Party.unit(unit)));
        Objects.requireNonNullElse(stations, List.<UUID>of()).forEach(station -> parties.add(Party.station(station)));
        return parties;
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    @GetMapping("/versions/{version}")
    @Requires(LEDGER_READ)
    @Snapshot
    Whole show(County county, @PathVariable UUID version) {
        RegulationVersion found = regulations.version(county.code(), version);
        return new Whole(
                found, found.clauses(), opinions.of(county.code(), version), asking.of(county.code(), version));
    }

    /** Saves the draft whole; 409 where somebody saved after the revision given. */
    @PutMapping("/versions/{version}")
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void save(County county, @PathVariable UUID version, @Valid @RequestBody RegulationApi.Body body) {
        drafts.save(county.code(), version, Objects.requireNonNullElse(body.revision(), 0), body.draft());
    }

    @DeleteMapping("/versions/{version}")
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(County county, @PathVariable UUID version) {
        drafts.discard(county.code(), version);
    }

    @PostMapping("/versions/{version}/asking")
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ask(County county, @PathVariable UUID version, @Valid @RequestBody Asks asks) {
        opinions.ask(county.code(), version, parties(asks.units(), asks.stations()), asks.until());
    }

    @PostMapping("/versions/{version}/opinions")
    @Requires(COORDINATION_WORK)
    @ResponseStatus(HttpStatus.CREATED)
    Made give(County county, @PathVariable UUID version, @Valid @RequestBody Says says) {
        return new Made(opinions.give(
                county.code(),
                version,
                new Opinions.Said(
                        says.clause(), says.stance(), said(says.words()), said(says.proposed()), says.revision())));
    }

    @PostMapping("/opinions/{opinion}/answer")
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(County county, @PathVariable UUID opinion, @Valid @RequestBody AnswerBody body) {
        answers.give(county.code(), opinion, body.taken(), said(body.words()));
    }

    @PostMapping("/opinions/{opinion}/withdrawal")
    @Requires(COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(County county, @PathVariable UUID opinion) {
        opinions.withdraw(county.code(), opinion);
    }

    @PostMapping("/versions/{version}/adoption")
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void adopt(County county, @PathVariable UUID version, @Valid @RequestBody Decides decides) {
        adoption.adopt(
                county.code(),
                version,
                new Adoption.Decision(
                        decides.revision(),
                        decides.adoptedOn(),
                        decides.meeting(),
                        said(decides.meetingWords()),
                        decides.inForceFrom(),
                        decides.documentNumber(),
                        parties(decides.units(), decides.stations()),
                        decides.acknowledgeUntil()));
    }

    @PostMapping("/versions/{version}/repeal")
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void repeal(County county, @PathVariable UUID version, @Valid @RequestBody Repeals repeals) {
        adoption.repeal(county.code(), version, repeals.endedOn(), repeals.reason());
    }

    @PostMapping("/versions/{version}/acknowledgements")
    @Requires(COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acknowledge(County county, @PathVariable UUID version) {
        acknowledgements.acknowledge(county.code(), version);
    }
}
