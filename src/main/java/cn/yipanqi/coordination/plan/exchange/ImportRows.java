package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.coordination.plan.exchange.TaskImport.State;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.files.StoredFile;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Imports as rows of the database, within the transaction of whoever asks. */
@Component
class ImportRows {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    ImportRows(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    UUID add(long county, StoredFile file, ListSheet sheet) {
        UUID id = ids.next();
        jdbc.sql("""
            insert into coordination.task_import (id, county, year, file, file_name, sheet, created_at, created_by)
            values (:id, :county, :year, :file, :name, :sheet, :now, :by)
            """)
                .param("id", id)
                .param("county", county)
                .param("year", sheet.year())
                .param("file", file.id())
                .param("name", file.name())
                .param("sheet", sheet.sheet())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .update();
        return id;
    }

    /** The latest first. */
    List<TaskImport> of(long county, int limit) {
        return jdbc.sql("""
            select * from coordination.task_import where county = :county and state <> 'ABANDONED' order by created_at desc limit :limit
            """)
                .param("county", county)
                .param("limit", limit)
                .query((row, n) -> taken(row))
                .list();
    }

    TaskImport find(long county, UUID id) {
        return jdbc.sql("select * from coordination.task_import where county = ? and id = ?")
                .params(county, id)
                .query((row, n) -> taken(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("import"));
    }

    void abandon(long county, UUID id) {
        jdbc.sql("update coordination.task_import set state = 'ABANDONED' where county = ? and id = ?")
                .params(county, id)
                .update();
    }

    /** As it is now, kept from everybody else until the transaction ends. */
    TaskImport locked(long county, UUID id) {
        jdbc.sql("select id from coordination.task_import where county = ? and id = ? for update")
                .params(county, id)
                .query(UUID.class)
                .list();
        return find(county, id);
    }

    void state(long county, UUID id, State state, int added, int changed, int dropped) {
        String at = state == State.POSTED ? "posted" : "undone";
        jdbc.sql(
                        "update coordination.task_import set state = :state, added = :added, changed = :changed, dropped = :dropped, "
                                + at + "_at = :now, " + at + "_by = :by where county = :county and id = :id")
                .param("state", state.name())
                .param("added", added)
                .param("changed", changed)
                .param("dropped", dropped)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", CurrentScope.get().actorName())
                .param("county", county)
                .param("id", id)
                .update();
    }

    private static TaskImport taken(ResultSet row) throws SQLException {
        Timestamp posted = row.getTimestamp("posted_at");
        Instant at = posted == null ? null : posted.toInstant();
        return new TaskImport(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getInt("year"),
                row.getObject("file", UUID.class),
                row.getString("file_name"),
                row.getString("sheet"),
                State.valueOf(row.getString("state")),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("dropped"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                at,
                row.getString("posted_by"));
    }
}
