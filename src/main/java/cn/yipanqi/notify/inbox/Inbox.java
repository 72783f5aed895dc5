package cn.yipanqi.notify.inbox;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.notify.Pieces;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.VisitorView;
import cn.yipanqi.web.WaitingCount;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An account's messages, which nobody else reads; and how many of them it has not. */
@Component
public class Inbox implements WaitingCount {

    private static final String URL = "/inbox";

    private final JdbcClient jdbc;
    private final Pieces pieces;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Pieces pieces, Clock clock) {
        this.jdbc = jdbc;
        this.pieces = pieces;
        this.clock = clock;
    }

    @Bean
    static NavigationItem inboxNavigation() {
        return new NavigationItem(URL, "notify.inbox", 5, null, "ORGANISATION_READ");
    }

    @Override
    public String url() {
        return URL;
    }

    @Override
    public Optional<Rows> of(VisitorView visitor) {
        return visitor.signedIn()
                ? Optional.ofNullable(CurrentScope.get().actor())
                        .map(account ->
                                new Rows("notify.message where account = ? and read_at is null", List.of(account)))
                : Optional.empty();
    }

    @Transactional(readOnly = true)
    public long count(UUID account) {
        return jdbc.sql("select count(*) from notify.message where account = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<InboxMessage> of(UUID account, int limit, long offset) {
        return jdbc.sql("""
            select id, kind, at, read_at, pieces from notify.message where account = :account
            order by at desc, id limit :limit offset :offset
            """)
                .param("account", account)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new InboxMessage(
                        row.getObject("id", UUID.class),
                        row.getString("kind").equals("URGENT"),
                        row.getTimestamp("at").toInstant(),
                        row.getTimestamp("read_at") == null
                                ? null
                                : row.getTimestamp("read_at").toInstant(),
                        pieces.read(row.getString("pieces"))))
                .list();
    }

    /** @throws Refusal where the account has no such message */
    @Transactional
    public void read(UUID account, UUID message) {
        int found = jdbc.sql(
                        "update notify.message set read_at = coalesce(read_at, :now) where account = :account and id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("account", account)
                .param("id", message)
                .update();
        if (found == 0) {
            throw Refusal.absent("message");
        }
    }

    @Transactional
    public void readAll(UUID account) {
        jdbc.sql("update notify.message set read_at = ? where account = ? and read_at is null")
                .params(Timestamp.from(clock.instant()), account)
                .update();
    }
}
