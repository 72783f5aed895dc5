package cn.yipanqi.persons.column;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.access.idempotency.OnceFilter;
import cn.yipanqi.persons.Column;
import cn.yipanqi.persons.HeldColumn;
import cn.yipanqi.persons.Look;
import cn.yipanqi.persons.PersonalData;
import cn.yipanqi.persons.Reach;
import cn.yipanqi.persons.Revealed;
import cn.yipanqi.persons.Revelations;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Personal columns over the API, as on the pages: masked, unless a number is asked for with its reason. */
@RestController
@RequestMapping("/api/v1/persons")
@Requires(Permission.PERSON_EDIT)
class PersonsApi {

    private static final int LOOKS = 500;

    private final PersonalData data;
    private final Revelations revelations;
    private final Reach reach;

    PersonsApi(PersonalData data, Revelations revelations, Reach reach) {
        this.data = data;
        this.revelations = revelations;
        this.reach = reach;
    }

    /** @param mask none where the value does not open */
    record ColumnBody(Column column, @Nullable String mask, Instant since) {

        static ColumnBody of(HeldColumn held) {
            return new ColumnBody(held.column(), held.mask(), held.since());
        }
    }

    record PersonBody(UUID id, String name, List<ColumnBody> columns) {}

    record NumberBody(@Nullable String number) {

        @Override
        public String toString() {
            return "NumberBody[not shown]";
        }
    }

    record SearchBody(@Nullable String column, @Nullable String number) {

        @Override
        public String toString() {
            return "SearchBody[" + column + ", not shown]";
        }
    }

    record ReasonBody(@Nullable String column, @Nullable String reason) {}

    record LookList(List<Look> items) {}

    record FoundBody(List<UUID> people) {}

    record RevealedBody(Column column, String number) {

        @Override
        public String toString() {
            return "RevealedBody[not shown]";
        }
    }

    @GetMapping("/{person}")
    PersonBody show(County county, @PathVariable UUID person) {
        String name = reach.within(county.code(), person).name();
        return new PersonBody(
                person,
                name,
                data.held(county.code(), person).stream().map(ColumnBody::of).toList());
    }

    @PutMapping("/{person}/columns/{column}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enter(County county, @PathVariable UUID person, @PathVariable String column, @RequestBody NumberBody body) {
        data.enter(county.code(), person, Column.named(column), Objects.requireNonNullElse(body.number(), ""));
    }

    @DeleteMapping("/{person}/columns/{column}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(County county, @PathVariable UUID person, @PathVariable String column) {
        data.remove(county.code(), person, Column.named(column));
    }

    /** Who had a number of the person's shown in full, the newest first. */
    @GetMapping("/{person}/looks")
    @Requires(Permission.PERSON_ANSWER)
    LookList looks(County county, @PathVariable UUID person) {
        reach.within(county.code(), person);
        return new LookList(revelations.looks(county.code(), person, LOOKS));
    }

    /** Sent as a body, so that no number stands in an address. */
    @PostMapping("/search")
    @Requires(Permission.PERSON_REVEAL)
    FoundBody find(County county, @RequestBody SearchBody body) {
        return new FoundBody(
                data.find(county.code(), Column.named(body.column()), Objects.requireNonNullElse(body.number(), "")));
    }

    /** The number stands in this answer and in no repetition of it. */
    @PostMapping("/{person}/revelations")
    @Requires(Permission.PERSON_REVEAL)
    @StepUp
    ResponseEntity<RevealedBody> reveal(
            County county, @PathVariable UUID person, @RequestBody ReasonBody body, HttpServletRequest request) {
        OnceFilter.answerIsSecret(request);
        Revealed revealed = revelations.reveal(county.code(), person, Column.named(body.column()), body.reason());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RevealedBody(revealed.column(), revealed.number()));
    }
}
