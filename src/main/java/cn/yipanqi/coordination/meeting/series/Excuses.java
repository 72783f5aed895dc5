package cn.yipanqi.coordination.meeting.series;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Why nothing was held in a period of a series, as the office says once. */
@Component
public class Excuses {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final AllSeries allSeries;
    private final AuditTrail audit;
    private final Clock clock;

    Excuses(JdbcClient jdbc, AllSeries allSeries, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.allSeries = allSeries;
        this.audit = audit;
        this.clock = clock;
    }

    /** Says why nothing was held in a period that is over and in which one was due. */
    @Transactional
    public void give(UUID id, Period period, String reason) {
        Series series = allSeries.locked(id);
        Typed typed = new Typed();
        String why = typed.text("reason", reason, "meeting.excuse.reason", LONGEST_REASON);
        typed.check();
        if (!series.over(LocalDate.now(clock)).contains(period)) {
            throw new Refusal(Message.of("meeting.excuse.not-due", period.words()));
        }
        boolean held = jdbc.sql("""
                select exists (select 1 from coordination.meeting where county = :county and series = :series
                    and state in ('HELD', 'MINUTED') and day between :from and :to)
                """)
                .param("county", series.county())
                .param("series", id)
                .param("from", period.from())
                .param("to", period.to())
                .query(Boolean.class)
                .single();
        if (held) {
            throw new Refusal(Message.of("meeting.excuse.held", period.words()));
        }
        try {
            jdbc.sql("""
                insert into coordination.meeting_excuse (county, series, from_day, to_day, reason, at, actor, actor_name)
                values (:county, :series, :from, :to, :reason, :now, :actor, :name)
                """)
                    .param("county", series.county())
                    .param("series", id)
                    .param("from", period.from())
                    .param("to", period.to())
                    .param("reason", why)
                    .param("now", Timestamp.from(clock.instant()))
                    .param("actor", CurrentScope.get().actor(), Types.OTHER)
                    .param("name", CurrentScope.get().actorName())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("meeting.excuse.already", period.words()));
        }
        audit.record(series.county(), "coordination.series.excuse", id.toString(), Map.of("period", period.code()));
    }
}
