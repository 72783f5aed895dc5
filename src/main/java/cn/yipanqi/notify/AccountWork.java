package cn.yipanqi.notify;

import cn.yipanqi.access.OpenWork;
import cn.yipanqi.web.StoredMessages;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits for one account and nobody else goes to the successor when a post is handed over. */
@Component
class AccountWork implements OpenWork {

    private final JdbcClient jdbc;
    private final StoredMessages messages;

    AccountWork(JdbcClient jdbc, StoredMessages messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Piece> of(long county, UUID account) {
        return jdbc.sql("""
            select what, url from notify.todo where county = ? and addressee_kind = 'ACCOUNT' and addressee = ? order by opened_at, id
            """)
                .params(county, account)
                .query((row, n) ->
                        new Piece(Objects.requireNonNull(messages.read(row.getString("what"))), row.getString("url")))
                .list();
    }

    @Override
    @Transactional
    public void handOver(long county, UUID from, UUID to) {
        // What waits for the successor already does not wait twice.
        jdbc.sql("""
            delete from notify.todo t where county = :county and addressee_kind = 'ACCOUNT' and addressee = :from
                and exists (select from notify.todo o where o.county = t.county and o.topic = t.topic and o.subject = t.subject
                    and o.addressee_kind = 'ACCOUNT' and o.addressee = :to)
            """)
                .param("county", county)
                .param("from", from)
                .param("to", to)
                .update();
        jdbc.sql(
                        "update notify.todo set addressee = ? where county = ? and addressee_kind = 'ACCOUNT' and addressee = ?")
                .params(to, county, from)
                .update();
    }
}
