package cn.yipanqi.report;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.report.Edition.Trace;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps whether counties want the scan of what was signed: each decision stays, the latest is in force. */
@Service
public class SigningRules {

    private static final int LONGEST_REASON = 200;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    SigningRules(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The county's rule in force; the usual one where it never said anything. */
    @Transactional(readOnly = true)
    public SigningRule of(long county) {
        return jdbc.sql("""
                        select no, scan_optional, reason, at, actor_name from report.signing_rule
                        where county = ? order by no desc limit 1
                        """)
                .param(county)
                .query((row, n) -> new SigningRule(
                        row.getInt("no"),
                        !row.getBoolean("scan_optional"),
                        row.getString("reason"),
                        new Trace(row.getTimestamp("at").toInstant(), row.getString("actor_name"))))
                .optional()
                .orElse(SigningRule.DEFAULT);
    }

    /**
     * Lets a county decide whether it wants the scanned paper.
     *
     * @param expectedNo the rule that was seen, none where any will do
     * @throws Refusal (STALE) where somebody else decided first
     */
    @Transactional
    public SigningRule decide(
            long county, boolean scanRequired, @Nullable String reason, @Nullable Integer expectedNo) {
        Scope scope = CurrentScope.get();
        if (!scope.writes(county)) {
            throw Refusal.forbidden();
        }
        SigningRule now = of(county);
        if (expectedNo != null && expectedNo != now.no()) {
            throw stale();
        }
        String why = Signings.line(reason);
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new InvalidInput(
                    List.of(new Fault("reason", Message.of("report.rule.reason.missing", LONGEST_REASON))));
        }
        Trace trace = new Trace(clock.instant().truncatedTo(ChronoUnit.MICROS), scope.actorName());
        SigningRule next = new SigningRule(now.no() + 1, scanRequired, why, trace);
        try {
            jdbc.sql("""
                            insert into report.signing_rule (county, no, scan_optional, reason, at, actor, actor_name)
                            values (:county, :no, :optional, :reason, :at, :actor, :by)
                            """)
                    .param("county", county)
                    .param("no", next.no())
                    .param("optional", !scanRequired)
                    .param("reason", why)
                    .param("at", Timestamp.from(trace.at()))
                    .param("actor", scope.actor(), Types.OTHER)
                    .param("by", trace.by())
                    .update();
        } catch (DuplicateKeyException e) {
            throw stale();
        }
        audit.record(county, "report.rule", Long.toString(county), Map.of("scan", scanRequired));
        return next;
    }

    private static Refusal stale() {
        return new Refusal(Refusal.Kind.STALE, Message.of("report.rule.stale"));
    }
}
