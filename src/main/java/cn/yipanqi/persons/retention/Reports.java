package cn.yipanqi.persons.retention;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the nights did, a county's and the installation's, the latest first. */
@Component
class Reports {

    private final JdbcClient jdbc;

    Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    long count(long county) {
        return jdbc.sql("select count(*) from persons.retention_run where county in (0, ?)")
                .param(county)
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    List<Run> of(long county, int limit, long offset) {
        Map<UUID, Run> runs = new LinkedHashMap<>();
        jdbc.sql("""
            select r.id, r.county, r.at, s.rule, s.gone, s.oldest
            from (select * from persons.retention_run where county in (0, :county)
                order by at desc, id desc limit :limit offset :offset) r
            left join persons.retention_result s on s.run = r.id
            left join persons.retention_rule u on u.code = s.rule
            order by r.at desc, r.id desc, u.position
            """)
                .param("county", county)
                .param("limit", limit)
                .param("offset", offset)
                .query(row -> {
                    Run run = runs.get(row.getObject("id", UUID.class));
                    if (run == null) {
                        run = new Run(
                                row.getLong("county"), row.getTimestamp("at").toInstant(), new ArrayList<>());
                        runs.put(row.getObject("id", UUID.class), run);
                    }
                    String rule = row.getString("rule");
                    if (rule != null) {
                        Timestamp oldest = row.getTimestamp("oldest");
                        run.results()
                                .add(new Result(
                                        Rule.Kind.valueOf(rule),
                                        row.getLong("gone"),
                                        oldest == null ? null : oldest.toInstant()));
                    }
                });
        return List.copyOf(runs.values());
    }
}
