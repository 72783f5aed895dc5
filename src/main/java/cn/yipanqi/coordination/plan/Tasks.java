package cn.yipanqi.coordination.plan;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The tasks of a county: added, found. */
@Component
public class Tasks {

    private static final int TITLE = 200;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Tasks(JdbcClient jdbc, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Refusal without a title, with days reversed, with a partner that is the lead or named twice */
    @Transactional
    public UUID add(long county, NewTask task) {
        check(task);
        UUID id = ids.next();
        jdbc.sql("""
            insert into coordination.task (id, county, year, number, commons, title, measures, goal, lead, leader, person, from_day, due_day,
                origin, origin_id, created_at, created_by, changed_at, changed_by)
            values (:id, :county, :year, :number, :commons, :title, :measures, :goal, :lead, :leader, :person, :from, :due,
                :origin, :originId, :now, :actor, :now, :actor)
            """)
                .param("id", id)
                .param("county", county)
                .param("year", task.year())
                .param("number", task.number())
                .param("commons", task.commons().name())
                .param("title", task.title().strip())
                .param("measures", task.measures())
                .param("goal", task.goal())
                .param("lead", task.lead())
                .param("leader", task.leader())
                .param("person", task.person())
                .param("from", task.from())
                .param("due", task.due())
                .param("origin", task.origin().name())
                .param("originId", task.originId())
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actorName())
                .update();
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
        audit.record(county, "coordination.task.add", id.toString(), Map.of("title", task.title()));
        return id;
    }

    private static void check(NewTask task) {
        if (task.title().isBlank() || task.title().length() > TITLE) {
            throw new Refusal(Message.of("coordination.task.title.length", TITLE));
        }
        if (task.from() != null && task.from().isAfter(task.due())) {
            throw new Refusal(Message.of("coordination.task.days.reversed", task.from(), task.due()));
        }
        if (task.partners().contains(task.lead())) {
            throw new Refusal(Message.of("coordination.task.partner.is-lead"));
        }
        if (task.partners().stream().distinct().count() < task.partners().size()
                || task.bodies().stream().distinct().count() < task.bodies().size()) {
            throw new Refusal(Message.of("coordination.task.partner.twice"));
        }
    }

    @Transactional(readOnly = true)
    public Optional<Task> find(UUID id) {
        return jdbc.sql("""
            select t.*,
                array(select p.unit from coordination.task_partner p where p.county = t.county and p.task = t.id and p.unit is not null
                    order by p.position) as units,
                array(select p.body from coordination.task_partner p where p.county = t.county and p.task = t.id and p.body is not null
                    order by p.position) as bodies
            from coordination.task t where t.id = :id
            """)
                .param("id", id)
                .query((row, n) -> new Task(
                        row.getObject("id", UUID.class),
                        row.getLong("county"),
                        row.getInt("year"),
                        row.getObject("number", Integer.class),
                        Commons.valueOf(row.getString("commons")),
                        row.getString("title"),
                        row.getString("measures"),
                        row.getString("goal"),
                        row.getObject("lead", UUID.class),
                        List.copyOf(Arrays.asList((UUID[]) row.getArray("units").getArray())),
                        List.copyOf(
                                Arrays.asList((UUID[]) row.getArray("bodies").getArray())),
                        row.getObject("leader", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("due_day", LocalDate.class),
                        TaskState.valueOf(row.getString("state")),
                        TaskOrigin.valueOf(row.getString("origin")),
                        row.getObject("origin_id", UUID.class),
                        row.getInt("revision")))
                .optional();
    }
}
