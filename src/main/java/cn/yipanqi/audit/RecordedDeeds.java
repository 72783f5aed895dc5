package cn.yipanqi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads one county's trail, the newest first. */
@Component
class RecordedDeeds {

    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};
    private static final String WANTED = """
            from audit.event
            where county = :county and (:from::timestamptz is null or at >= :from) and (:to::timestamptz is null or at < :to)
              and (:action = '' or action = :action)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    RecordedDeeds(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param from first day, none for as long as there are records
     * @param to last day, none for today
     * @param action empty for all
     */
    record Question(
            long county, @Nullable LocalDate from, @Nullable LocalDate to, String action) {}

    @Transactional(readOnly = true)
    long count(Question question) {
        return asked("select count(*) " + WANTED, question).query(Long.class).single();
    }

    @Transactional(readOnly = true)
    List<Deed> page(Question question, int limit, long offset) {
        return asked("select * " + WANTED + "order by id desc limit :limit offset :offset", question)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> deed(row))
                .list();
    }

    /** @param before id before which to begin */
    @Transactional(readOnly = true)
    List<Deed> before(Question question, long before, int limit) {
        return asked("select * " + WANTED + "and id < :before order by id desc limit :limit", question)
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> deed(row))
                .list();
    }

    /** Actions that stand in a county's trail, for a filter to offer: found by leaps through the index, not by reading the trail. */
    @Transactional(readOnly = true)
    List<String> actions(long county) {
        return jdbc.sql("""
                        with recursive leap(action) as (
                            (select action from audit.event where county = :county order by action limit 1)
                            union all
                            select (select e.action from audit.event e
                                    where e.county = :county and e.action > leap.action order by e.action limit 1)
                            from leap where leap.action is not null)
                        select action from leap where action is not null
                        """).param("county", county).query(String.class).list();
    }

    private JdbcClient.StatementSpec asked(String sql, Question question) {
        return jdbc.sql(sql)
                .param("county", question.county())
                .param("from", start(question.from()))
                .param("to", start(question.to() == null ? null : question.to().plusDays(1)))
                .param("action", question.action());
    }

    private @Nullable Timestamp start(@Nullable LocalDate day) {
        return day == null
                ? null
                : Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private Deed deed(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("at").toInstant();
        return new Deed(
                row.getLong("id"),
                at,
                row.getLong("county"),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("detail"), DETAIL));
    }
}
