package cn.yipanqi.coordination;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a county's office has declared its network fit for internal documents: committee minutes and leaders' instructions, which
 * otherwise stay out of the system (only the item that results is entered). Nobody has declared anything to begin with.
 */
@Component
public class Fitness {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Fitness(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What was declared once.
     *
     * @param no from 1, within the county
     * @param fit whether internal documents may be entered from then on
     * @param by name of whoever declared it
     */
    public record Declaration(int no, boolean fit, String reason, Instant at, String by) {}

    /** Whether internal documents may be entered in the county. */
    @Transactional(readOnly = true)
    public boolean declared(long county) {
        return jdbc.sql("select fit from coordination.network_fitness where county = ? order by no desc limit 1")
                .param(county)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** All that was ever declared, the latest first. */
    @Transactional(readOnly = true)
    public List<Declaration> all(long county) {
        return jdbc.sql(
                        "select no, fit, reason, at, actor_name from coordination.network_fitness where county = ? order by no desc")
                .param(county)
                .query((row, n) -> new Declaration(
                        row.getInt("no"),
                        row.getBoolean("fit"),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor_name")))
                .list();
    }

    /**
     * Declares the network fit, or takes that back.
     *
     * @throws Refusal without a reason, where it is so already, or where somebody else declared something meanwhile (STALE)
     */
    @Transactional
    public void declare(long county, boolean fit, String reason) {
        Scope scope = CurrentScope.get();
        if (!scope.writes(county) || scope.entries() != Scope.Entries.ALL) {
            throw Refusal.forbidden();
        }
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new Refusal(Message.of("coordination.fitness.reason.length", LONGEST_REASON));
        }
        if (declared(county) == fit) {
            throw new Refusal(
                    Message.of(fit ? "coordination.fitness.so-already" : "coordination.fitness.not-so-already"));
        }
        try {
            jdbc.sql("""
                insert into coordination.network_fitness (county, no, fit, reason, at, actor, actor_name)
                select :county, coalesce(max(no), 0) + 1, :fit, :reason, :now, :actor, :name
                from coordination.network_fitness where county = :county
                """)
                    .param("county", county)
                    .param("fit", fit)
                    .param("reason", reason.strip())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("actor", scope.actor(), Types.OTHER)
                    .param("name", scope.actorName())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("coordination.fitness.stale"));
        }
        audit.record(county, "coordination.fitness.declare", Long.toString(county), Map.of("fit", fit));
    }
}
