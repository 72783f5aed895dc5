package cn.yipanqi.notify;

import cn.yipanqi.shared.Ids;
import cn.yipanqi.web.StoredMessages;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens and closes what waits, within the transaction of the deed that makes it wait or ends it. */
@Component
public class Todos {

    private final JdbcClient jdbc;
    private final StoredMessages messages;
    private final Ids ids;
    private final Clock clock;

    Todos(JdbcClient jdbc, StoredMessages messages, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.ids = ids;
        this.clock = clock;
    }

    /** Lets it wait; where it waits already, its words, address, person and date become these. */
    @Transactional
    public void open(long county, Todo todo) {
        jdbc.sql("""
            insert into notify.todo (id, county, topic, subject, addressee_kind, addressee, person, what, url, due_day, opened_at)
            values (:id, :county, :topic, :subject, :kind, :addressee, :person, :what::jsonb, :url, :due, :now)
            on conflict (county, topic, subject, addressee_kind, (coalesce(addressee, '00000000-0000-0000-0000-000000000000')))
            do update set person = excluded.person, what = excluded.what, url = excluded.url, due_day = excluded.due_day
            """)
                .param("id", ids.next())
                .param("county", county)
                .param("topic", todo.topic())
                .param("subject", todo.subject())
                .param("kind", todo.to().kind().name())
                .param("addressee", todo.to().id())
                .param("person", todo.person())
                .param("what", messages.write(todo.what()))
                .param("url", todo.url())
                .param("due", todo.due())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Nobody need do it any more, whoever it waited for. */
    @Transactional
    public void close(long county, String topic, UUID subject) {
        jdbc.sql("delete from notify.todo where county = :county and topic = :topic and subject = :subject")
                .param("county", county)
                .param("topic", topic)
                .param("subject", subject)
                .update();
    }

    /** One of those it waited for has done his part. */
    @Transactional
    public void close(long county, String topic, UUID subject, Addressee of) {
        jdbc.sql("""
            delete from notify.todo where county = :county and topic = :topic and subject = :subject
                and addressee_kind = :kind and addressee is not distinct from :addressee
            """)
                .param("county", county)
                .param("topic", topic)
                .param("subject", subject)
                .param("kind", of.kind().name())
                .param("addressee", of.id())
                .update();
    }

    /** Its last day is another now. */
    @Transactional
    public void due(long county, String topic, UUID subject, @Nullable LocalDate due) {
        jdbc.sql(
                        "update notify.todo set due_day = :due where county = :county and topic = :topic and subject = :subject")
                .param("due", due)
                .param("county", county)
                .param("topic", topic)
                .param("subject", subject)
                .update();
    }
}
