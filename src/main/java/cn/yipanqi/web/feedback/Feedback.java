package cn.yipanqi.web.feedback;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.Paging;
import cn.yipanqi.web.WebSettings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was sent in. Added to, never changed. */
@Component
public class Feedback {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final @Nullable Long entranceCounty;
    private final OpenDoor door;

    Feedback(JdbcClient jdbc, Ids ids, Clock clock, OpenDoor door, WebSettings settings) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
        this.door = door;
        this.entranceCounty = settings.entrance().code();
    }

    /** @return the number by which the sender may refer to it */
    @Transactional
    long add(FeedbackForm form) {
        Scope scope = CurrentScope.get();
        if (scope.actor() == null && !door.letIn()) {
            throw new Refusal(Message.of("feedback.too-many"));
        }
        long number =
                jdbc.sql("select nextval('web.feedback_no')").query(Long.class).single();
        jdbc.sql("""
                        insert into web.feedback (id, no, at, path, text, contact, account, county)
                        values (:id, :no, :at, :path, :text, :contact, :account, :county)
                        """)
                .param("id", ids.next())
                .param("no", number)
                .param("at", Timestamp.from(clock.instant()))
                .param("path", form.page())
                .param("text", Objects.requireNonNull(form.text(), "text").strip())
                .param("contact", contact(form))
                .param("account", scope.actor())
                .param("county", county(scope))
                .update();
        return number;
    }

    /** Of the counties in scope, the newest first. */
    @Transactional(readOnly = true)
    List<Sent> list(Paging paging) {
        return jdbc.sql("""
                        select no, at, path, text, contact from web.feedback
                        order by no desc limit :size offset :offset
                        """)
                .param("size", paging.size())
                .param("offset", paging.offset())
                .query((row, n) -> new Sent(
                        row.getLong("no"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("path"),
                        row.getString("text"),
                        row.getString("contact")))
                .list();
    }

    @Transactional(readOnly = true)
    long count() {
        return jdbc.sql("select count(*) from web.feedback").query(Long.class).single();
    }

    private static @Nullable String contact(FeedbackForm form) {
        return form.contact() == null || form.contact().isBlank()
                ? null
                : form.contact().strip();
    }

    /** The one county the sender works in; for a stranger, the county at whose door he stands. */
    private @Nullable Long county(Scope scope) {
        if (scope.actor() == null) {
            return entranceCounty;
        }
        return scope.readHigh() - scope.readLow() == 1 ? scope.readLow() : null;
    }

    /** One of them, as a reader sees it; the sender's account is not shown: a complaint is about a page. */
    public record Sent(
            long number,
            Instant at,
            String path,
            String text,
            @Nullable String contact) {}
}
