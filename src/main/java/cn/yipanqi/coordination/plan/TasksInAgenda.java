package cn.yipanqi.coordination.plan;

import cn.yipanqi.coordination.agenda.AgendaSource;
import org.springframework.stereotype.Component;

/** Tasks on their last day, for whoever leads or assists. */
@Component
class TasksInAgenda implements AgendaSource {

    @Override
    public String select() {
        return """
            select 'TASK' as kind, t.id, t.due_day as day, null::time as at, t.title, '/coordination/tasks/' || t.id as url,
                t.state = 'DONE' as settled
            from coordination.task t
            where t.county = :county and t.state <> 'DROPPED' and (:every or t.lead = cast(:unit as uuid) or exists (
                select from coordination.task_partner p where p.county = t.county and p.task = t.id and p.unit = cast(:unit as uuid)))
            """;
    }
}
