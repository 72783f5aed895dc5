package cn.yipanqi.coordination.plan;

import cn.yipanqi.coordination.plan.TaskChange.Deed;
import cn.yipanqi.coordination.plan.TaskDeeds.Confirmation;
import cn.yipanqi.coordination.plan.TaskDeeds.Report;
import cn.yipanqi.coordination.plan.TaskStory.Relation;
import cn.yipanqi.coordination.plan.TaskStory.Relative;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads all there is to tell of one task in one statement. */
@Component
public class TaskStories {

    private static final String STORY = """
            , json_build_object(
                'plan', (select p.state from coordination.plan p where p.county = t.county and p.year = t.year),
                'changes', coalesce((select json_agg(json_build_object('revision', c.revision, 'deed', c.deed, 'content', c.content,
                    'reason', c.reason, 'at', (extract(epoch from c.at) * 1000)::bigint, 'by', c.by_name) order by c.revision desc)
                    from coordination.task_change c where c.county = t.county and c.task = t.id), '[]'),
                'reports', coalesce((select json_agg(json_build_object('id', r.id, 'value', r.value, 'words', r.words, 'unit', r.unit,
                    'at', (extract(epoch from r.at) * 1000)::bigint, 'by', r.by_name) order by r.at desc, r.id desc)
                    from coordination.task_report r where r.county = t.county and r.task = t.id), '[]'),
                'confirmations', coalesce((select json_agg(json_build_object('unit', f.unit, 'words', f.words,
                    'at', (extract(epoch from f.at) * 1000)::bigint, 'by', f.by_name) order by f.at)
                    from coordination.task_confirmation f where f.county = t.county and f.task = t.id), '[]'),
                'relatives', coalesce((select json_agg(json_build_object('relation', o.relation, 'id', o.id, 'year', o.year, 'title', o.title,
                    'state', o.state) order by o.relation, o.number, o.id) from (
                    select 'WHOLE' as relation, o.* from coordination.task o where o.county = t.county and o.id = t.parent
                    union all select 'PART', o.* from coordination.task o where o.county = t.county and o.parent = t.id
                    union all select 'BEFORE', o.* from coordination.task o where o.county = t.county and o.id = t.predecessor
                    union all select 'AFTER', o.* from coordination.task o where o.county = t.county and o.predecessor = t.id
                    union all select 'LAST_YEAR', o.* from coordination.task o where o.county = t.county and o.id = t.continues
                    union all select 'NEXT_YEAR', o.* from coordination.task o where o.county = t.county and o.continues = t.id) o), '[]')) as story
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TaskStories(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Changed(
            int revision,
            Deed deed,
            Map<String, List<String>> content,
            @Nullable String reason,
            long at,
            String by) {}

    record Reported(
            UUID id,
            @Nullable BigDecimal value,
            String words,
            @Nullable UUID unit,
            long at,
            String by) {}

    record Confirmed(UUID unit, @Nullable String words, long at, String by) {}

    record Related(Relation relation, UUID id, int year, String title, TaskState state) {}

    record Told(
            PlanState plan,
            List<Changed> changes,
            List<Reported> reports,
            List<Confirmed> confirmations,
            List<Related> relatives) {}

    @Transactional(readOnly = true)
    public TaskStory of(long county, UUID id) {
        return jdbc.sql(TaskStore.SELECT + TaskStore.BESIDE + STORY
                        + " from coordination.task t where t.county = :county and t.id = :id")
                .param("county", county)
                .param("id", id)
                .query((row, n) -> story(TaskStore.line(row), json.readValue(row.getString("story"), Told.class)))
                .optional()
                .orElseThrow(() -> Refusal.absent("task"));
    }

    private static TaskStory story(TaskLine line, Told told) {
        return new TaskStory(
                line,
                told.plan(),
                told.changes().stream()
                        .map(one -> new TaskChange(
                                one.revision(),
                                one.deed(),
                                new TaskFields(one.content()),
                                one.reason(),
                                Instant.ofEpochMilli(one.at()),
                                one.by()))
                        .toList(),
                told.reports().stream()
                        .map(one -> new Report(
                                one.id(),
                                one.value(),
                                one.words(),
                                one.unit(),
                                Instant.ofEpochMilli(one.at()),
                                one.by()))
                        .toList(),
                told.confirmations().stream()
                        .map(one -> new Confirmation(one.unit(), one.words(), Instant.ofEpochMilli(one.at()), one.by()))
                        .toList(),
                told.relatives().stream()
                        .map(one -> new Relative(one.relation(), one.id(), one.year(), one.title(), one.state()))
                        .toList());
    }
}
