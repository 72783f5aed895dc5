package cn.yipanqi.coordination.regulation;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the office answers to what units say about a draft: taken, or not and why. */
@Component
public class Answers {

    private final JdbcClient jdbc;
    private final Opinions opinions;
    private final Todos todos;
    private final AuditTrail audit;
    private final Clock clock;

    Answers(JdbcClient jdbc, Opinions opinions, Todos todos, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.opinions = opinions;
        this.todos = todos;
        this.audit = audit;
        this.clock = clock;
    }

    /** Answers for the office. @throws Refusal where it is not taken and nothing says why; (STALE) where it is answered or withdrawn */
    @Transactional
    public void give(long county, UUID opinion, boolean taken, String words) {
        String by = Office.writing(county).actorName();
        // Its giver takes it back, or the office answers it: of two at once the second finds what the first did.
        jdbc.sql("select id from coordination.regulation_opinion where county = ? and id = ? for update")
                .params(county, opinion)
                .query(UUID.class)
                .optional();
        Opinion found = opinions.find(county, opinion);
        if (!found.open()) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("regulation.opinion.settled"));
        }
        if (!taken && words.isBlank()) {
            throw new Refusal(Message.of("regulation.answer.why"));
        }
        if (words.length() > Opinions.LONGEST) {
            throw new Refusal(Message.of("regulation.long", Message.of("regulation.answer.words"), Opinions.LONGEST));
        }
        jdbc.sql("""
            insert into coordination.regulation_answer (county, opinion, taken, words, answered_at, answered_by)
            values (:county, :opinion, :taken, :words, :now, :by)
            """)
                .param("county", county)
                .param("opinion", opinion)
                .param("taken", taken)
                .param("words", words.strip())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
        todos.close(county, Opinions.TO_ANSWER, opinion);
        audit.record(county, "coordination.regulation.answer", found.version().toString(), Map.of("taken", taken));
    }
}
