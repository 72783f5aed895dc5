package cn.yipanqi.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Writes a transaction's deeds as the last thing before it commits: what cannot be recorded is not done. */
@Component
class Recorder implements TransactionExecutionListener {

    private final ObjectProvider<JdbcClient> jdbc;
    private final Clock clock;

    Recorder(ObjectProvider<JdbcClient> jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        List<Waiting.Deed> deeds = Waiting.take();
        if (deeds.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        JdbcClient client = jdbc.getObject();
        for (Waiting.Deed deed : deeds) {
            client.sql("""
                            insert into audit.event (at, county, actor, actor_name, action, subject, detail)
                            values (:at, :county, :actor, :name, :action, :subject, :detail::jsonb)
                            """)
                    .param("at", now)
                    .param("county", deed.county())
                    .param("actor", deed.scope().actor())
                    .param("name", deed.scope().actorName())
                    .param("action", deed.action())
                    .param("subject", deed.subject())
                    .param("detail", deed.detail())
                    .update();
        }
    }
}
