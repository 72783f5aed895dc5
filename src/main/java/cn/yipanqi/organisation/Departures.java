package cn.yipanqi.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has left: people all of whose posts have ended. */
@Component
public class Departures {

    private final JdbcClient jdbc;

    Departures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of some people whose last post had ended by a day; who never held one has not left. */
    @Transactional(readOnly = true)
    public List<UUID> by(long county, LocalDate day, Collection<UUID> of) {
        if (of.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
            select person from organisation.post where county = :county and person in (:people)
            group by person having bool_and(coalesce(ended_on <= :day, false)) order by person
            """)
                .param("county", county)
                .param("people", of)
                .param("day", day)
                .query(UUID.class)
                .list();
    }
}
