package cn.yipanqi.coordination.contact;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.web.Cursor;
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

/** Contact points over the API: all that their pages do. */
@RestController
@RequestMapping("/api/v1/coordination/contacts")
class ContactApi {

    private static final int ROWS = 100;

    private final Points points;
    private final Visits visits;
    private final VisitRecords records;
    private final Problems problems;
    private final Clock clock;

    ContactApi(Points points, Visits visits, VisitRecords records, Problems problems, Clock clock) {
        this.points = points;
        this.visits = visits;
        this.records = records;
        this.problems = problems;
        this.clock = clock;
    }

    /** @param next cursor of the page after it; none on the last */
    record PointList(List<Points.Line> items, @Nullable String next) {}

    /** @param next cursor of the page after it; none on the last */
    record VisitList(List<Visit> items, @Nullable String next) {}

    record Id(UUID id) {}

    record Reason(@Nullable String reason, @Nullable Integer revision) {}

    record Answer(@Nullable String answer) {}

    /** @param year the year in which the points stand, this one where it is not said */
    @GetMapping
    @Requires(Permission.LEDGER_READ)
    PointList list(
            County county,
            @RequestParam @Nullable Integer year,
            @RequestParam @Nullable UUID unit,
            @RequestParam @Nullable String cursor) {
        int of = year == null ? LocalDate.now(clock).getYear() : Math.max(2000, Math.min(2100, year));
        List<Points.Line> all = points.of(county.code(), of, unit);
        int from = Math.min(all.size(), from(cursor));
        int to = Math.min(all.size(), from + ROWS);
        return new PointList(all.subList(from, to), to < all.size() ? Cursor.of(Integer.toString(to)) : null);
    }

    private static int from(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        String position = Cursor.position(cursor);
        if (!position.matches("\\d{1,6}")) {
            throw Cursor.unreadable();
        }
        return Integer.parseInt(position);
    }

    @PostMapping
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Id add(County county, @RequestBody PointDraft draft) {
        return new Id(points.add(county.code(), draft));
    }

    @GetMapping("/{id}")
    @Requires(Permission.LEDGER_READ)
    ContactPoint show(County county, @PathVariable UUID id) {
        return points.find(county.code(), id);
    }

    @PutMapping("/{id}")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(County county, @PathVariable UUID id, @RequestBody PointDraft draft) {
        points.change(county.code(), id, draft);
    }

    @GetMapping("/{id}/visits")
    @Requires(Permission.LEDGER_READ)
    VisitList visits(County county, @PathVariable UUID id, @RequestParam @Nullable String cursor) {
        int from = from(cursor);
        List<Visit> found =
                visits.of(county.code(), points.find(county.code(), id).id(), ROWS + 1, from);
        return new VisitList(
                found.subList(0, Math.min(ROWS, found.size())),
                found.size() > ROWS ? Cursor.of(Integer.toString(from + ROWS)) : null);
    }

    @PostMapping("/{id}/visits")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.CREATED)
    Id record(County county, @PathVariable UUID id, @RequestBody VisitDraft draft) {
        return new Id(records.record(county.code(), id, draft));
    }

    @GetMapping("/visits/{id}")
    @Requires(Permission.LEDGER_READ)
    Visit visit(County county, @PathVariable UUID id) {
        return visits.find(county.code(), id);
    }

    @PutMapping("/visits/{id}")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void correct(County county, @PathVariable UUID id, @RequestBody VisitDraft draft) {
        records.correct(county.code(), id, draft);
    }

    @PostMapping("/visits/{id}/withdrawal")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(County county, @PathVariable UUID id, @RequestBody Reason why) {
        records.takeBack(county.code(), id, why.reason(), why.revision());
    }

    @PostMapping("/problems/{id}/answer")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(County county, @PathVariable UUID id, @RequestBody Answer answer) {
        problems.answer(county.code(), id, answer.answer());
    }

    @PostMapping("/problems/{id}/task")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Id task(County county, @PathVariable UUID id, @RequestBody Problems.TaskDraft draft) {
        return new Id(problems.task(county.code(), id, draft));
    }
}
