package cn.yipanqi.coordination.plan;

import cn.yipanqi.coordination.plan.TaskChange.Deed;
import cn.yipanqi.database.CurrentScope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What tasks said after each change; appended to, never altered. */
@Component
class TaskJournal {

    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    TaskJournal(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param from the import that did it, if one did */
    void append(
            long county,
            UUID task,
            int revision,
            Deed deed,
            TaskFields content,
            @Nullable String reason,
            @Nullable UUID from) {
        jdbc.sql("""
            insert into coordination.task_change (county, task, revision, deed, content, reason, import, at, by_name)
            values (:county, :task, :revision, :deed, :content::jsonb, :reason, :import, :now, :by)
            """)
                .param("county", county)
                .param("task", task)
                .param("revision", revision)
                .param("deed", deed.name())
                .param("content", json.writeValueAsString(content.values()))
                .param("reason", reason == null || reason.isBlank() ? null : reason.strip())
                .param("import", from)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .update();
    }

    /** The latest first. */
    List<TaskChange> of(long county, UUID task) {
        return jdbc.sql("""
            select * from coordination.task_change where county = :county and task = :task order by revision desc
            """)
                .param("county", county)
                .param("task", task)
                .query((row, n) -> new TaskChange(
                        row.getInt("revision"),
                        Deed.valueOf(row.getString("deed")),
                        read(row.getString("content")),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_name")))
                .list();
    }

    Optional<TaskFields> at(long county, UUID task, int revision) {
        return jdbc.sql(
                        "select content from coordination.task_change where county = :county and task = :task and revision = :revision")
                .param("county", county)
                .param("task", task)
                .param("revision", revision)
                .query(String.class)
                .optional()
                .map(this::read);
    }

    TaskFields read(String content) {
        return new TaskFields(json.readValue(content, FIELDS));
    }
}
