package cn.yipanqi.audit;

import cn.yipanqi.web.Languages;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
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

    /** Ids are long enough to be found in a record's detail without meaning something else; short codes are not. */
    private static final int UNMISTAKABLE = 32;

    private static final int ROWS_AT_ONCE = 1_000;

    private static final String WANTED = """
            from audit.event
            where county = :county and (:from::timestamptz is null or at >= :from) and (:to::timestamptz is null or at < :to)
              and (:low::text is null or action >= :low and action < :high) and (:action::text is null or action = :action)
              and (:actor::uuid is null or actor = :actor)
              and (:subject::text is null or subject = :subject or :mentioned and position(:subject in detail::text) > 0)
              and (:q::text is null or position(:q in lower(actor_name || ' ' || subject || ' ' || detail::text)) > 0
                or action = any(:named))
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Languages languages;
    private final Clock clock;

    RecordedDeeds(JdbcClient jdbc, JsonMapper json, Languages languages, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.languages = languages;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    long count(long county, DeedSearch search) {
        return asked("select count(*) " + WANTED, county, search)
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    List<Deed> page(long county, DeedSearch search, int limit, long offset) {
        return asked("select * " + WANTED + "order by no desc limit :limit offset :offset", county, search)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> deed(row))
                .list();
    }

    /** @param before number before which to begin */
    @Transactional(readOnly = true)
    List<Deed> before(long county, DeedSearch search, long before, int limit) {
        return asked("select * " + WANTED + "and no < :before order by no desc limit :limit", county, search)
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> deed(row))
                .list();
    }

    /** Hands over one deed after the other; what is in memory does not grow with them. */
    @Transactional(readOnly = true)
    void each(long county, DeedSearch search, int most, Consumer<Deed> reader) {
        asked("select * " + WANTED + "order by no desc limit :limit", county, search)
                .withFetchSize(ROWS_AT_ONCE)
                .param("limit", most)
                .query(row -> {
                    reader.accept(deed(row));
                });
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

    private JdbcClient.StatementSpec asked(String sql, long county, DeedSearch search) {
        String q = search.q() == null ? null : search.q().toLowerCase(Locale.ROOT);
        return jdbc.sql(sql)
                .param("county", county)
                .param("from", start(search.from()))
                .param("to", start(search.to() == null ? null : search.to().plusDays(1)))
                .param("low", search.module() == null ? null : search.module() + ".")
                // The sign behind the dot: what lies between begins with "module.".
                .param("high", search.module() == null ? null : search.module() + "/")
                .param("action", search.action())
                .param("actor", search.actor())
                .param("subject", search.subject())
                .param("mentioned", search.subject() != null && search.subject().length() >= UNMISTAKABLE)
                .param("q", q)
                .param("named", q == null ? new String[0] : named(county, q));
    }

    /** Actions whose words, in whatever language, contain what was typed. */
    private String[] named(long county, String q) {
        return actions(county).stream()
                .filter(action -> languages.offered().stream()
                        .anyMatch(language -> languages
                                .say(language, "audit." + action)
                                .toLowerCase(Locale.ROOT)
                                .contains(q)))
                .toArray(String[]::new);
    }

    private @Nullable Timestamp start(@Nullable LocalDate day) {
        return day == null
                ? null
                : Timestamp.from(day.atStartOfDay(clock.getZone()).toInstant());
    }

    private Deed deed(ResultSet row) throws SQLException {
        return new Deed(
                row.getLong("no"),
                row.getTimestamp("at").toInstant(),
                row.getLong("county"),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("subject"),
                json.readValue(row.getString("detail"), DETAIL),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
