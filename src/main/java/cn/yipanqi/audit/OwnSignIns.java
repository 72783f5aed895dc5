package cn.yipanqi.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was recorded of one account's own sign-ins, for its holder to see. */
@Component
public class OwnSignIns {

    private final JdbcClient jdbc;

    OwnSignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param actionKey its words in the bundles */
    public record View(Instant at, String actionKey) {}

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<View> of(long county, UUID account, int most) {
        return jdbc.sql("""
                        select at, action from audit.event
                        where county = :county and subject = :account
                          and (action like 'access.sign-in%' or action like 'access.factor%')
                        order by no desc limit :most
                        """)
                .param("county", county)
                .param("account", account.toString())
                .param("most", most)
                .query((row, n) -> new View(row.getTimestamp("at").toInstant(), "audit." + row.getString("action")))
                .list();
    }
}
