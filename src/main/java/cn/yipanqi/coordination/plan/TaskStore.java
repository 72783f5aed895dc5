package cn.yipanqi.coordination.plan;

import cn.yipanqi.coordination.plan.TaskSearch.Condition;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.Measure;
import cn.yipanqi.shared.Commons;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks as they lie in the database: written and read, without asking whether that is right. */
@Component
class TaskStore {

    static final String SELECT = """
            select t.*,
                array(select p.unit from coordination.task_partner p where p.county = t.county and p.task = t.id and p.unit is not null
                    order by p.position) as units,
                array(select p.body from coordination.task_partner p where p.county = t.county and p.task = t.id and p.body is not null
                    order by p.position) as bodies\
            """;

    /** The latest typed number and who has confirmed, by the keys of their tables. */
    static final String BESIDE = """
            , (select r.value from coordination.task_report r where r.county = t.county and r.task = t.id and r.value is not null
                order by r.at desc, r.id desc limit 1) as reported,
            array(select c.unit from coordination.task_confirmation c where c.county = t.county and c.task = t.id) as confirmed
            """;

    private static final String ORDER = " order by t.number nulls last, t.due_day, t.id";

    private final JdbcClient jdbc;
    private final Clock clock;

    TaskStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(long county, UUID id, NewTask task) {
        jdbc.sql("""
            insert into coordination.task (id, county, year, number, commons, title, measures, goal, lead, leader, person, from_day, due_day,
                origin, origin_id, parent, predecessor, continues, target_kind, target_value, target_unit, target_figure, target_kinds,
                target_measures, target_category, target_tag, target_whose, created_at, created_by, changed_at, changed_by)
            values (:id, :county, :year, :number, :commons, :title, :measures, :goal, :lead, :leader, :person, :from, :due,
                :origin, :originId, :parent, :predecessor, :continues, :kind, :value, :unit, :figure, :kinds,
                :sums, :category, :tag, :whose, :now, :actor, :now, :actor)
            """).params(columns(county, id, task)).update();
        partners(county, id, task);
    }

    /** @return its new revision */
    int update(long county, UUID id, NewTask task) {
        int revision = jdbc.sql("""
            update coordination.task set number = :number, commons = :commons, title = :title, measures = :measures, goal = :goal, lead = :lead,
                leader = :leader, person = :person, from_day = :from, due_day = :due, parent = :parent, predecessor = :predecessor,
                target_kind = :kind, target_value = :value, target_unit = :unit, target_figure = :figure, target_kinds = :kinds,
                target_measures = :sums, target_category = :category, target_tag = :tag, target_whose = :whose,
                changed_at = :now, changed_by = :actor, revision = revision + 1
            where county = :county and id = :id returning revision
            """)
                .params(columns(county, id, task))
                .query(Integer.class)
                .single();
        jdbc.sql("delete from coordination.task_partner where county = ? and task = ?")
                .params(county, id)
                .update();
        partners(county, id, task);
        return revision;
    }

    /** @return its new revision */
    int state(long county, UUID id, TaskState state, @Nullable String words) {
        return jdbc.sql("""
            update coordination.task set state = :state, state_words = :words, state_at = :now, state_by = :actor,
                changed_at = :now, changed_by = :actor, revision = revision + 1
            where county = :county and id = :id returning revision
            """)
                .param("county", county)
                .param("id", id)
                .param("state", state.name())
                .param("words", words)
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actorName())
                .query(Integer.class)
                .single();
    }

    private void partners(long county, UUID id, NewTask task) {
        jdbc.sql("""
            insert into coordination.task_partner (county, task, position, unit, body)
            select :county, :task, row_number() over (), unit, body from (
                select unit, null::uuid as body from unnest(:units::uuid[]) with ordinality u (unit, n)
                union all select null, body from unnest(:bodies::uuid[]) with ordinality b (body, n)) partners
            """)
                .param("county", county)
                .param("task", id)
                .param("units", task.partners().toArray(UUID[]::new))
                .param("bodies", task.bodies().toArray(UUID[]::new))
                .update();
    }

    private Map<String, @Nullable Object> columns(long county, UUID id, NewTask task) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", id);
        columns.put("county", county);
        columns.put("year", task.year());
        columns.put("number", task.number());
        columns.put("commons", task.commons().name());
        columns.put("title", task.title().strip());
        columns.put("measures", blankless(task.measures()));
        columns.put("goal", blankless(task.goal()));
        columns.put("lead", task.lead());
        columns.put("leader", task.leader());
        columns.put("person", task.person());
        columns.put("from", task.from());
        columns.put("due", task.due());
        columns.put("origin", task.origin().name());
        columns.put("originId", task.originId());
        columns.put("parent", task.parent());
        columns.put("predecessor", task.predecessor());
        columns.put("continues", task.continues());
        Target target = task.target();
        columns.put("kind", target == null ? null : target.kind().name());
        columns.put("value", target == null ? null : target.value());
        columns.put("unit", target == null ? null : blankless(target.unit()));
        columns.put("figure", target == null ? null : target.figure());
        columns.put(
                "kinds",
                target == null
                        ? new String[0]
                        : target.kinds().stream().sorted().toArray(String[]::new));
        columns.put(
                "sums",
                target == null
                        ? new String[0]
                        : target.measures().stream().map(Enum::name).toArray(String[]::new));
        columns.put("category", target == null ? null : blankless(target.category()));
        columns.put("tag", target == null ? null : blankless(target.tag()));
        columns.put(
                "whose",
                target == null || target.whose() == null ? null : target.whose().name());
        columns.put("now", Timestamp.from(clock.instant()));
        columns.put("actor", CurrentScope.get().actorName());
        return columns;
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    Optional<Task> find(UUID id) {
        return jdbc.sql(SELECT + " from coordination.task t where t.id = :id")
                .param("id", id)
                .query((row, n) -> task(row))
                .optional();
    }

    /** As it is now, kept from everybody else until the transaction ends. */
    Optional<Task> lock(UUID id) {
        jdbc.sql("select id from coordination.task where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .list();
        return find(id);
    }

    Optional<TaskLine> line(UUID id) {
        return jdbc.sql(SELECT + BESIDE + " from coordination.task t where t.id = :id")
                .param("id", id)
                .query((row, n) -> line(row))
                .optional();
    }

    List<Task> some(long county, Collection<UUID> ids) {
        return jdbc.sql(SELECT + " from coordination.task t where t.county = :county and t.id = any (:ids)" + ORDER)
                .param("county", county)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> task(row))
                .list();
    }

    /** A page of what is found with how many there are in all, and the years there are plans of, the latest first. */
    record Found(List<TaskLine> lines, long total, List<PlanYear> plans) {}

    Found find(TaskSearch search, LocalDate today, LocalDate near, long offset, int size) {
        Condition condition = search.condition(today, near);
        long[] total = new long[1];
        List<PlanYear> plans = new ArrayList<>();
        List<TaskLine> lines = new ArrayList<>();
        jdbc.sql("""
                with counted as (select count(*) as total,
                    array(select p.year || ' ' || p.state from coordination.plan p where p.county = :county order by p.year desc) as plans
                    from coordination.task t where %1$s),
                page as (select t.id from coordination.task t where %1$s %2$s limit :size offset :offset)
                %3$s %4$s, counted.total, counted.plans from counted left join (page join coordination.task t on t.id = page.id) on true %2$s
                """.formatted(condition.sql(), ORDER, SELECT, BESIDE))
                .params(condition.params())
                .param("size", size)
                .param("offset", offset)
                .query(row -> {
                    total[0] = row.getLong("total");
                    if (plans.isEmpty()) {
                        texts(row.getArray("plans")).forEach(plan -> plans.add(planYear(plan)));
                    }
                    if (row.getObject("id") != null) {
                        lines.add(line(row));
                    }
                });
        return new Found(List.copyOf(lines), total[0], List.copyOf(plans));
    }

    private static PlanYear planYear(String words) {
        String[] two = words.split(" ");
        return new PlanYear(Integer.parseInt(two[0]), PlanState.valueOf(two[1]));
    }

    static TaskLine line(ResultSet row) throws SQLException {
        return new TaskLine(task(row), row.getBigDecimal("reported"), ids(row.getArray("confirmed")));
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return List.copyOf(Arrays.asList((UUID[]) array.getArray()));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.copyOf(Arrays.asList((String[]) array.getArray()));
    }

    private static Task task(ResultSet row) throws SQLException {
        return new Task(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getInt("year"),
                row.getObject("number", Integer.class),
                Commons.valueOf(row.getString("commons")),
                row.getString("title"),
                row.getString("measures"),
                row.getString("goal"),
                row.getObject("lead", UUID.class),
                ids(row.getArray("units")),
                ids(row.getArray("bodies")),
                row.getObject("leader", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("from_day", LocalDate.class),
                row.getObject("due_day", LocalDate.class),
                TaskState.valueOf(row.getString("state")),
                TaskOrigin.valueOf(row.getString("origin")),
                row.getObject("origin_id", UUID.class),
                row.getInt("revision"),
                row.getObject("parent", UUID.class),
                row.getObject("predecessor", UUID.class),
                row.getObject("continues", UUID.class),
                target(row),
                row.getString("state_words"),
                instant(row, "state_at"),
                row.getString("state_by"));
    }

    private static @Nullable Target target(ResultSet row) throws SQLException {
        String kind = row.getString("target_kind");
        if (kind == null) {
            return null;
        }
        String whose = row.getString("target_whose");
        BigDecimal value = row.getBigDecimal("target_value").stripTrailingZeros();
        return new Target(
                Target.Kind.valueOf(kind),
                value.scale() < 0 ? value.setScale(0) : value,
                row.getString("target_unit"),
                row.getString("target_figure"),
                Set.copyOf(texts(row.getArray("target_kinds"))),
                texts(row.getArray("target_measures")).stream()
                        .map(Measure::valueOf)
                        .toList(),
                row.getString("target_category"),
                row.getString("target_tag"),
                whose == null ? null : Whose.valueOf(whose));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
