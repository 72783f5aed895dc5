package cn.yipanqi.coordination.study;

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

/** Study over the API: all that its pages do. */
@RestController
@RequestMapping("/api/v1/coordination/study")
class StudyApi {

    private static final int ROWS = 100;

    private final AllSeries series;
    private final Plans plans;
    private final Sessions sessions;
    private final SessionPlan plan;
    private final Records records;
    private final Clock clock;

    StudyApi(AllSeries series, Plans plans, Sessions sessions, SessionPlan plan, Records records, Clock clock) {
        this.series = series;
        this.plans = plans;
        this.sessions = sessions;
        this.plan = plan;
        this.records = records;
        this.clock = clock;
    }

    /** @param next cursor of the page after it; none on the last */
    record SeriesList(List<Series> items, @Nullable String next) {}

    /** @param next cursor of the page after it; none on the last */
    record SessionList(List<SessionJson> items, @Nullable String next) {}

    /** @param missed whether its day has passed and nothing was recorded */
    record SessionJson(Session session, boolean missed) {}

    record Year(int year) {}

    record Day(@Nullable String day) {}

    record Reason(@Nullable String reason, @Nullable Integer revision) {}

    record Id(UUID id) {}

    @GetMapping("/series")
    @Requires(Permission.LEDGER_READ)
    SeriesList series(County county, @RequestParam @Nullable String cursor) {
        List<Series> all = series.of(county.code());
        int from = from(cursor, all.size());
        int to = Math.min(all.size(), from + ROWS);
        return new SeriesList(all.subList(from, to), to < all.size() ? Cursor.of(Integer.toString(to)) : null);
    }

    private static int from(@Nullable String cursor, int size) {
        if (cursor == null) {
            return 0;
        }
        String position = Cursor.position(cursor);
        if (!position.matches("\\d{1,6}")) {
            throw Cursor.unreadable();
        }
        return Math.min(Integer.parseInt(position), size);
    }

    @PostMapping("/series")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Id add(County county, @RequestBody SeriesDraft draft) {
        return new Id(series.add(county.code(), draft));
    }

    @PutMapping("/series/{id}")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(County county, @PathVariable UUID id, @RequestBody SeriesDraft draft) {
        series.change(county.code(), id, draft);
    }

    @PostMapping("/series/{id}/plans")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Plans.Made make(County county, @PathVariable UUID id, @RequestBody Year year) {
        return plans.make(county.code(), id, year.year());
    }

    @PostMapping("/series/{id}/sessions")
    @Requires(Permission.COORDINATION_EDIT)
    @ResponseStatus(HttpStatus.CREATED)
    Id addSession(County county, @PathVariable UUID id, @RequestBody Day day) {
        return new Id(plan.add(county.code(), id, day.day()));
    }

    @GetMapping("/series/{id}/sessions")
    @Requires(Permission.LEDGER_READ)
    SessionList sessions(
            County county, @PathVariable UUID id, @RequestParam int year, @RequestParam @Nullable String cursor) {
        LocalDate today = LocalDate.now(clock);
        UUID known = series.find(county.code(), id).id();
        List<SessionJson> all = sessions.of(county.code(), known, year).stream()
                .map(session -> new SessionJson(session, session.missed(today)))
                .toList();
        int from = from(cursor, all.size());
        int to = Math.min(all.size(), from + ROWS);
        return new SessionList(all.subList(from, to), to < all.size() ? Cursor.of(Integer.toString(to)) : null);
    }

    @GetMapping("/sessions/{id}")
    @Requires(Permission.LEDGER_READ)
    SessionJson show(County county, @PathVariable UUID id) {
        Session session = sessions.find(county.code(), id);
        return new SessionJson(session, session.missed(LocalDate.now(clock)));
    }

    @PutMapping("/sessions/{id}")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void plan(County county, @PathVariable UUID id, @RequestBody SessionDraft draft) {
        plan.change(county.code(), id, draft);
    }

    @PostMapping("/sessions/{id}/cancellation")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(County county, @PathVariable UUID id, @RequestBody Reason why) {
        plan.cancel(county.code(), id, why.reason(), why.revision());
    }

    @PostMapping("/sessions/{id}/record")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hold(County county, @PathVariable UUID id, @RequestBody HeldDraft draft) {
        records.hold(county.code(), id, draft);
    }

    @PostMapping("/sessions/{id}/withdrawal")
    @Requires(Permission.COORDINATION_WORK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(County county, @PathVariable UUID id, @RequestBody Reason why) {
        records.takeBack(county.code(), id, why.reason(), why.revision());
    }
}
