package cn.yipanqi.audit;

import cn.yipanqi.access.Way;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /**
     * @param actionKey its words in the bundles
     * @param wayKey words of the way he came in by, where it was an attempt to
     * @param address from where, where it was noted
     * @param device browser and system
     */
    public record View(
            Instant at,
            String actionKey,
            @Nullable String wayKey,
            @Nullable String address,
            @Nullable String device) {}

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<View> of(long county, UUID account, int most) {
        return jdbc.sql("""
            select at, action, detail ->> 'way' as way, detail ->> 'address' as address, detail ->> 'device' as device
            from audit.event
            where county = :county and subject = :account
              and (action like 'access.sign-in%' or action like 'access.factor%' or action like 'access.passkey%')
            order by no desc limit :most
            """)
                .param("county", county)
                .param("account", account.toString())
                .param("most", most)
                .query((row, n) -> new View(
                        row.getTimestamp("at").toInstant(),
                        "audit." + row.getString("action"),
                        wayKey(row.getString("way")),
                        row.getString("address"),
                        row.getString("device")))
                .list();
    }

    private static @Nullable String wayKey(@Nullable String way) {
        return way == null ? null : Way.valueOf(way).messageKey();
    }
}
