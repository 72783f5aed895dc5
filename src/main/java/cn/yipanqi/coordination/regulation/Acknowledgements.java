package cn.yipanqi.coordination.regulation;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 知悉: who has read exactly this version, told once an account and never taken back. */
@Component
public class Acknowledgements {

    static final String TOPIC = "coordination.regulation.acknowledge";

    private final JdbcClient jdbc;
    private final Regulations regulations;
    private final Todos todos;
    private final Clock clock;

    Acknowledgements(JdbcClient jdbc, Regulations regulations, Todos todos, Clock clock) {
        this.jdbc = jdbc;
        this.regulations = regulations;
        this.todos = todos;
        this.clock = clock;
    }

    /**
     * Acknowledges an adopted version for one's own unit or station; a second time changes nothing.
     *
     * @throws Refusal (FORBIDDEN) where one speaks for neither; (STALE) where the version is not adopted, or another is in its place
     */
    @Transactional
    public void acknowledge(long county, UUID version) {
        RegulationVersion read = regulations.version(county, version);
        Party party = Party.ofScope(county);
        UUID account = CurrentScope.get().actor();
        if (account == null) {
            throw Refusal.forbidden();
        }
        if (read.state() != VersionState.ADOPTED || read.endedOn() != null) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("regulation.acknowledgement.refused"));
        }
        jdbc.sql("""
            insert into coordination.regulation_acknowledgement (county, version, account, unit, station, acknowledged_at, acknowledged_by)
            values (:county, :version, :account, :unit, :station, :now, :name) on conflict do nothing
            """)
                .param("county", county)
                .param("version", version)
                .param("account", account)
                .param("unit", party.unit(), Types.OTHER)
                .param("station", party.station(), Types.OTHER)
                .param("now", Timestamp.from(clock.instant()))
                .param("name", CurrentScope.get().actorName())
                .update();
        todos.close(county, TOPIC, version, party.addressee());
    }

    /** Whether an account has acknowledged that version. */
    @Transactional(readOnly = true)
    public boolean done(long county, UUID version, @Nullable UUID account) {
        return account != null
                && jdbc.sql("""
                    select exists (select from coordination.regulation_acknowledgement where county = :county and version = :version
                        and account = :account)
                    """)
                        .param("county", county)
                        .param("version", version)
                        .param("account", account)
                        .query(Boolean.class)
                        .single();
    }
}
