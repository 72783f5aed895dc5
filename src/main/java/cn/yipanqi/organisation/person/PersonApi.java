package cn.yipanqi.organisation.person;

import static cn.yipanqi.access.Permission.ORGANISATION_READ;
import static cn.yipanqi.access.Permission.POST_EDIT;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.factor.StepUp;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.Person;
import cn.yipanqi.organisation.form.Made;
import cn.yipanqi.web.Cursor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** People and their posts over the API; posts are ended under {@code /api/v1/accounts/posts}. */
@RestController
@RequestMapping("/api/v1/organisation/people")
class PersonApi {

    private static final int ROWS = 100;

    private final People people;
    private final Newcomer newcomer;
    private final Clock clock;

    PersonApi(People people, Newcomer newcomer, Clock clock) {
        this.people = people;
        this.newcomer = newcomer;
        this.clock = clock;
    }

    record PersonPage(List<Person> items, @Nullable String next) {}

    /** @param last last day, none for an open end */
    record PostBody(
            @NotBlank String position,
            @NotNull Role role,
            @Nullable UUID unit,
            @Nullable UUID station,
            @NotNull LocalDate from,
            @Nullable LocalDate last) {

        People.Facts facts() {
            return new People.Facts(position, role, unit, station, from, last == null ? null : last.plusDays(1));
        }
    }

    record PersonBody(@NotBlank String name, @NotNull @Valid PostBody post) {}

    record NameBody(@NotBlank String name) {}

    /** By name, with the posts of today. */
    @GetMapping
    @Requires(ORGANISATION_READ)
    PersonPage list(County county, @RequestParam(defaultValue = "") String q, @RequestParam @Nullable String cursor) {
        long offset = cursor == null ? 0 : offset(cursor);
        List<Person> found = people.named(county.code(), q, LocalDate.now(clock), ROWS + 1, offset);
        return new PersonPage(
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

    @GetMapping("/{id}")
    @Requires(ORGANISATION_READ)
    Person show(County county, @PathVariable UUID id) {
        return people.find(county.code(), id);
    }

    @PostMapping
    @Requires(POST_EDIT)
    @StepUp
    @ResponseStatus(HttpStatus.CREATED)
    Made add(County county, @Valid @RequestBody PersonBody body) {
        return new Made(newcomer.add(county.code(), body.name(), body.post().facts()));
    }

    @PutMapping("/{id}")
    @Requires(POST_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(County county, @PathVariable UUID id, @Valid @RequestBody NameBody body) {
        people.rename(county.code(), id, body.name());
    }

    @PostMapping("/{id}/posts")
    @Requires(POST_EDIT)
    @StepUp
    @ResponseStatus(HttpStatus.CREATED)
    Made take(County county, @PathVariable UUID id, @Valid @RequestBody PostBody body) {
        return new Made(people.take(county.code(), id, body.facts()));
    }
}
