package cn.yipanqi.coordination.group;

import static cn.yipanqi.access.Permission.COORDINATION_EDIT;
import static cn.yipanqi.access.Permission.LEDGER_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The leading groups over the API. */
@RestController
@RequestMapping("/api/v1/coordination/group")
class GroupApi {

    private final Groups groups;
    private final Members members;
    private final Compositions compositions;

    GroupApi(Groups groups, Members members, Compositions compositions) {
        this.groups = groups;
        this.members = members;
        this.compositions = compositions;
    }

    /**
     * A group as sent; a change replaces it whole.
     *
     * @param revision the one its writer saw, needed for a change; not for a new group
     */
    record GroupBody(
            @NotNull String name,
            @Nullable String document,
            @NotNull LocalDate from,
            @Nullable LocalDate endedOn,
            @Nullable String duties,
            @Nullable String officeName,
            @Nullable UUID officeUnit,
            @Nullable String officeDuties,
            @Nullable Integer revision) {

        Groups.Facts facts() {
            return new Groups.Facts(
                    name,
                    said(document),
                    from,
                    endedOn,
                    said(duties),
                    said(officeName),
                    officeUnit,
                    said(officeDuties));
        }
    }

    /** @param revision the one its writer saw, needed for a change; not for a new member */
    record MemberBody(
            @NotNull GroupRole role,
            @Nullable String label,
            @NotNull String position,
            @Nullable UUID unit,
            @Nullable UUID person,
            @NotNull LocalDate from,
            @Nullable LocalDate endedOn,
            @NotNull Integer place,
            @Nullable Integer revision) {

        Members.Facts facts() {
            return new Members.Facts(role, said(label), position, unit, person, from, endedOn, place);
        }
    }

    record Ending(@NotNull LocalDate endedOn) {}

    record Made(UUID id) {}

    /** @param name of the person, where the post names one */
    record MemberRow(Member member, @Nullable String name) {}

    record OnDay(LeadingGroup group, LocalDate on, List<MemberRow> members) {}

    /** @throws Refusal where a change does not say what its writer saw */
    private static int seen(@Nullable Integer revision) {
        if (revision == null) {
            throw new Refusal(Message.of("group.revision.missing"));
        }
        return revision;
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    @GetMapping
    @Requires(LEDGER_READ)
    List<LeadingGroup> list(County county) {
        return groups.all(county.code());
    }

    /** @param on today, if not said */
    @GetMapping("/{id}")
    @Requires(LEDGER_READ)
    OnDay show(
            County county,
            @PathVariable UUID id,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
        Composition composition = compositions.of(county.code(), id, on);
        return new OnDay(
                composition.group(),
                composition.day(),
                composition.members().stream()
                        .map(member -> new MemberRow(member, composition.name(member)))
                        .toList());
    }

    @PostMapping
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Made found(County county, @Valid @RequestBody GroupBody body) {
        return new Made(groups.found(county.code(), body.facts()));
    }

    @PutMapping("/{id}")
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(County county, @PathVariable UUID id, @Valid @RequestBody GroupBody body) {
        groups.change(county.code(), id, seen(body.revision()), body.facts());
    }

    @PostMapping("/{group}/members")
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Made add(County county, @PathVariable UUID group, @Valid @RequestBody MemberBody body) {
        return new Made(members.add(county.code(), group, body.facts()));
    }

    @PutMapping("/{group}/members/{member}")
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(
            County county, @PathVariable UUID group, @PathVariable UUID member, @Valid @RequestBody MemberBody body) {
        members.change(county.code(), group, member, seen(body.revision()), body.facts());
    }

    @PostMapping("/{group}/members/{member}/ending")
    @Requires(COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(County county, @PathVariable UUID group, @PathVariable UUID member, @Valid @RequestBody Ending ending) {
        members.end(county.code(), group, member, ending.endedOn());
    }
}
