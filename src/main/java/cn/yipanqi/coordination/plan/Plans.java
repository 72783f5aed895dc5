package cn.yipanqi.coordination.plan;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.plan.Plan.Counts;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A county's plans, one a year: begun, worded, put in force, closed. */
@Component
public class Plans {

    private static final int TITLE = 200;
    private static final int GUIDE = 20_000;

    private final JdbcClient jdbc;
    private final TaskStore store;
    private final TaskTodos todos;
    private final AuditTrail audit;
    private final Clock clock;

    Plans(JdbcClient jdbc, TaskStore store, TaskTodos todos, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.todos = todos;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Plan> find(long county, int year) {
        return jdbc.sql("select * from coordination.plan where county = ? and year = ?")
                .params(county, year)
                .query((row, n) -> plan(row))
                .optional();
    }

    /** Every plan with how its tasks stand, the latest year first. */
    @Transactional(readOnly = true)
    public Map<Plan, Counts> all(long county) {
        Map<Plan, Counts> plans = new LinkedHashMap<>();
        jdbc.sql("""
            select p.*, c.* from coordination.plan p cross join lateral (
                select count(*) as n, count(*) filter (where t.state = 'OPEN') as open, count(*) filter (where t.state = 'DONE') as done,
                    count(*) filter (where t.state = 'DROPPED') as dropped,
                    count(*) filter (where t.state = 'OPEN' and t.due_day < :today) as overdue
                from coordination.task t where t.county = p.county and t.year = p.year) c
            where p.county = :county order by p.year desc
            """)
                .param("county", county)
                .param("today", LocalDate.now(clock))
                .query(row -> {
                    plans.put(
                            plan(row),
                            new Counts(
                                    row.getLong("n"),
                                    row.getLong("open"),
                                    row.getLong("done"),
                                    row.getLong("dropped"),
                                    row.getLong("overdue")));
                });
        return plans;
    }

    /** The plan of that year, begun in draft where there is none. */
    @Transactional
    public Plan begin(long county, int year) {
        checkYear(year);
        int made = jdbc.sql("""
            insert into coordination.plan (county, year, changed_at, changed_by) values (:county, :year, :now, :actor) on conflict do nothing
            """)
                .param("county", county)
                .param("year", year)
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actorName())
                .update();
        if (made > 0) {
            audit.record(county, "coordination.plan.begin", Integer.toString(year), Map.of());
        }
        return lock(county, year);
    }

    static void checkYear(int year) {
        if (year < 2000 || year > 2100) {
            throw new Refusal(Message.of("coordination.plan.year"));
        }
    }

    /** Keeps everybody else from changing the plan's tasks until the transaction ends. */
    Plan lock(long county, int year) {
        return jdbc.sql("select * from coordination.plan where county = ? and year = ? for update")
                .params(county, year)
                .query((row, n) -> plan(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("plan"));
    }

    /** @param seen the revision the asker saw */
    @Transactional
    public void word(long county, int year, int seen, @Nullable String title, @Nullable String guide) {
        Plan plan = lock(county, year);
        open(plan);
        fresh(plan, seen);
        String kept = title == null || title.isBlank() ? null : title.strip();
        String text = guide == null || guide.isBlank() ? null : guide.strip();
        if (kept != null && kept.length() > TITLE) {
            throw new Refusal(Message.of("coordination.plan.title.length", TITLE));
        }
        if (text != null && text.length() > GUIDE) {
            throw new Refusal(Message.of("coordination.plan.guide.length", GUIDE));
        }
        jdbc.sql("""
            update coordination.plan set title = :title, guide = :guide, revision = revision + 1, changed_at = :now, changed_by = :actor
            where county = :county and year = :year
            """)
                .param("title", kept)
                .param("guide", text)
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actorName())
                .param("county", county)
                .param("year", year)
                .update();
        audit.record(county, "coordination.plan.word", Integer.toString(year), Map.of());
    }

    private static void fresh(Plan plan, int seen) {
        if (seen != plan.revision()) {
            throw new Refusal(
                    Refusal.Kind.STALE, Message.of("coordination.plan.stale", plan.changedBy(), plan.revision()));
        }
    }

    static void open(Plan plan) {
        if (plan.state() == PlanState.CLOSED) {
            throw new Refusal(Message.of("coordination.plan.closed", plan.year()));
        }
    }

    /** From now on its open tasks wait for those who lead them, and for their partners' word. */
    @Transactional
    public void putInForce(long county, int year) {
        Plan plan = lock(county, year);
        if (plan.state() != PlanState.DRAFT) {
            throw new Refusal(Message.of("coordination.plan.not-draft", year));
        }
        List<TaskLine> tasks = tasks(county, year);
        if (tasks.isEmpty()) {
            throw new Refusal(Message.of("coordination.plan.empty", year));
        }
        state(plan, PlanState.IN_FORCE);
        tasks.forEach(line -> todos.settle(line.task(), true));
        audit.record(county, "coordination.plan.in-force", Integer.toString(year), Map.of("tasks", tasks.size()));
    }

    /** The year is over: what is open waits for nobody any more and can be taken over into the next. */
    @Transactional
    public void close(long county, int year) {
        Plan plan = lock(county, year);
        if (plan.state() != PlanState.IN_FORCE) {
            throw new Refusal(Message.of("coordination.plan.not-in-force", year));
        }
        state(plan, PlanState.CLOSED);
        tasks(county, year).forEach(line -> todos.settle(line.task(), false));
        audit.record(county, "coordination.plan.close", Integer.toString(year), Map.of());
    }

    private List<TaskLine> tasks(long county, int year) {
        LocalDate today = LocalDate.now(clock);
        return store.find(TaskSearch.of(county, year), today, today, 0, Integer.MAX_VALUE)
                .lines();
    }

    private void state(Plan plan, PlanState state) {
        jdbc.sql("""
            update coordination.plan set state = :state, revision = revision + 1, changed_at = :now, changed_by = :actor
            where county = :county and year = :year
            """)
                .param("state", state.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actorName())
                .param("county", plan.county())
                .param("year", plan.year())
                .update();
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                row.getLong("county"),
                row.getInt("year"),
                row.getString("title"),
                row.getString("guide"),
                PlanState.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"));
    }
}
