package cn.yipanqi.notify.mail;

import cn.yipanqi.notify.reminder.MailOut;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mail waits in a table beside the message it repeats, committed together with it. */
@Component
class MailQueue implements MailOut {

    private final JdbcClient jdbc;
    private final Post post;
    private final Clock clock;

    MailQueue(JdbcClient jdbc, Post post, Clock clock) {
        this.jdbc = jdbc;
        this.post = post;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void queue(long county, UUID message, UUID account) {
        if (!post.ready()) {
            return;
        }
        jdbc.sql("""
            insert into notify.mail (message, county, account, state, next_at) values (?, ?, ?, 'WAITING', ?)
            """)
                .params(message, county, account, Timestamp.from(clock.instant()))
                .update();
    }
}
