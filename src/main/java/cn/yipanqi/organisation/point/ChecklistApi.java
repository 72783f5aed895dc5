package cn.yipanqi.organisation.point;

import static cn.yipanqi.access.Permission.COORDINATION_WORK;
import static cn.yipanqi.access.Permission.ORGANISATION_EDIT;
import static cn.yipanqi.access.Permission.ORGANISATION_READ;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Requires;
import cn.yipanqi.web.Languages;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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

/** 七有 for programs. */
@RestController
@RequestMapping("/api/v1/organisation")
@Requires(ORGANISATION_READ)
class ChecklistApi {

    private final Checklist checklist;
    private final Points points;
    private final Notes notes;
    private final Languages languages;
    private final Clock clock;

    ChecklistApi(Checklist checklist, Points points, Notes notes, Languages languages, Clock clock) {
        this.checklist = checklist;
        this.points = points;
        this.notes = notes;
        this.languages = languages;
        this.clock = clock;
    }

    /** @param url where it can be seen */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FactBody(boolean holds, String what, @Nullable String url) {}

    /**
     * @param holds null where nothing is known and nobody has said anything
     * @param by {@code NOTE}, {@code FACT}, {@code MARK} or {@code NOBODY}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AnswerBody(
            String code,
            String name,
            @JsonInclude @Nullable Boolean holds,
            String by,
            List<FactBody> facts,
            @Nullable Note note,
            @Nullable Note mark) {}

    /** @param kind {@code STATION} or {@code HOME} */
    record RowBody(String kind, UUID id, String name, List<AnswerBody> points) {}

    record Matrix(LocalDate on, List<RowBody> stations, List<RowBody> homes) {}

    @GetMapping("/checklist")
    Matrix matrix(
            County county,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            Locale language) {
        Checklist.Matrix matrix = checklist.of(county.code(), Checklist.day(on, clock));
        return new Matrix(
                matrix.on(),
                matrix.stations().stream().map(row -> body(row, language)).toList(),
                matrix.homes().stream().map(row -> body(row, language)).toList());
    }

    private RowBody body(Checklist.Row row, Locale language) {
        return new RowBody(
                row.subject().kind().name(),
                row.subject().id(),
                row.name(),
                row.answers().stream().map(answer -> body(answer, language)).toList());
    }

    private AnswerBody body(Answer answer, Locale language) {
        return new AnswerBody(
                answer.point().code(),
                name(answer.point(), language),
                answer.holds(),
                answer.by().name(),
                answer.facts().stream()
                        .map(fact -> new FactBody(fact.holds(), languages.say(language, fact.what()), fact.url()))
                        .toList(),
                answer.note(),
                answer.mark());
    }

    private String name(Point point, Locale language) {
        String own = point.name();
        return own == null ? languages.say(language, point.messageKey()) : own;
    }

    /** @param history all that was ever said, the latest first */
    record One(RowBody now, List<Note> history) {}

    @GetMapping("/{kind:stations|homes}/{id}/checklist")
    One one(
            County county,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            Locale language) {
        Subject subject = Subject.of(kind, id);
        return new One(
                body(checklist.one(county.code(), subject, Checklist.day(on, clock)), language),
                checklist.history(county.code(), subject));
    }

    /**
     * @param holds left out, what the system knows counts again
     * @param day from which on; left out, today
     */
    record NewNote(
            @NotNull String code,
            @Nullable Boolean holds,
            @NotNull String words,
            @Nullable LocalDate day) {}

    @PostMapping("/{kind:stations|homes}/{id}/notes")
    @Requires(COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void note(County county, @PathVariable String kind, @PathVariable UUID id, @Valid @RequestBody NewNote note) {
        notes.add(county.code(), Subject.of(kind, id), note.code(), note.holds(), note.words(), note.day());
    }

    record PointList(List<Point> items) {}

    /** All that were ever asked for, in their order. */
    @GetMapping("/checklist/points")
    PointList points(County county) {
        return new PointList(points.of(county.code()));
    }

    record PointBody(
            @Nullable String name,
            @Nullable Boolean stations,
            @Nullable Boolean homes,
            @Nullable Integer position) {

        Points.Facts facts() {
            return new Points.Facts(name, !Boolean.FALSE.equals(stations), Boolean.TRUE.equals(homes), position);
        }
    }

    record Added(String code) {}

    @PostMapping("/checklist/points")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Added add(County county, @Valid @RequestBody PointBody point) {
        return new Added(points.add(county.code(), point.facts()));
    }

    @PutMapping("/checklist/points/{code}")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(County county, @PathVariable String code, @Valid @RequestBody PointBody point) {
        points.change(county.code(), code, point.facts());
    }

    record Ending(@NotNull LocalDate endedOn) {}

    @PostMapping("/checklist/points/{code}/ending")
    @Requires(ORGANISATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(County county, @PathVariable String code, @Valid @RequestBody Ending ending) {
        points.end(county.code(), code, ending.endedOn());
    }
}
