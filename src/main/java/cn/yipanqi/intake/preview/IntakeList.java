package cn.yipanqi.intake.preview;

import cn.yipanqi.intake.Intake.Outcome;
import cn.yipanqi.intake.IntakeState;
import cn.yipanqi.web.Paging;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** A county's uploads, latest first. */
@Component
class IntakeList {

    static final int SIZE = 20;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    IntakeList(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Paging paging(long county, int page) {
        long total = jdbc.sql("select count(*) from intake.intake where county = ?")
                .param(county)
                .query(Long.class)
                .single();
        return new Paging(total, page, SIZE);
    }

    @Transactional(readOnly = true)
    List<IntakeRow> rows(long county, Paging paging) {
        return jdbc.sql("""
                        select i.id, i.year, i.state, i.at, i.actor_name, i.outcome, f.files, f.first_file, f.unreadable
                        from (select * from intake.intake where county = :county
                              order by at desc, id desc limit :size offset :offset) i
                        cross join lateral (
                            select count(*) as files, count(problem) as unreadable,
                                coalesce(min(name) filter (where position = 0), '') as first_file
                            from intake.file where county = :county and intake = i.id) f
                        order by i.at desc, i.id desc
                        """)
                .param("county", county)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query((row, n) -> new IntakeRow(
                        row.getObject("id", UUID.class),
                        row.getInt("year"),
                        IntakeState.valueOf(row.getString("state")),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor_name"),
                        row.getInt("files"),
                        row.getString("first_file"),
                        row.getInt("unreadable"),
                        outcome(row.getString("outcome"))))
                .list();
    }

    private @Nullable Outcome outcome(@Nullable String kept) {
        return kept == null ? null : json.readValue(kept, Outcome.class);
    }

    /** The year one is likely to upload for: that of the last upload, else the current one. */
    @Transactional(readOnly = true)
    int usualYear(long county) {
        Optional<Integer> last = jdbc.sql(
                        "select year from intake.intake where county = ? order by at desc, id desc limit 1")
                .param(county)
                .query(Integer.class)
                .optional();
        return last.orElseGet(() -> LocalDate.now(clock).getYear());
    }
}
