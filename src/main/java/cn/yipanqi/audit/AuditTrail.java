package cn.yipanqi.audit;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Records decisions, in the name of whoever holds the current scope. */
@Component
public class AuditTrail {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param county ledger code the deed concerns
     * @param action verb.object, for instance {@code ledger.merge}; named in the bundles as {@code audit.<action>}
     * @param subject what it was done to: an id or a figure's code
     * @param detail counts and references; never personal data
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(long county, String action, String subject, Map<String, ?> detail) {
        Scope scope = CurrentScope.get();
        jdbc.sql("""
                        insert into audit.event (at, county, actor, actor_name, action, subject, detail)
                        values (:at, :county, :actor, :name, :action, :subject, :detail::jsonb)
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("county", county)
                .param("actor", scope.actor())
                .param("name", scope.actorName())
                .param("action", action)
                .param("subject", subject)
                .param("detail", json.writeValueAsString(detail))
                .update();
    }
}
