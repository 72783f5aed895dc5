package cn.yipanqi.notify;

import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that waits.
 *
 * @param topic what kind of work, a word of the module that opens it, for instance {@code coordination.task.receive}
 * @param subject the module's record that waits
 * @param to whose turn it is
 * @param person the one person responsible, where one is named
 * @param what the work, in words
 * @param url where it is done, a path within the site
 * @param due the last day, where there is one
 * @param sensitive whether its words stay within the site: mail says only that something waits
 */
public record Todo(
        String topic,
        UUID subject,
        Addressee to,
        @Nullable UUID person,
        Message what,
        String url,
        @Nullable LocalDate due,
        boolean sensitive) {

    /** Work whose words may stand in a mail. */
    public Todo(
            String topic,
            UUID subject,
            Addressee to,
            @Nullable UUID person,
            Message what,
            String url,
            @Nullable LocalDate due) {
        this(topic, subject, to, person, what, url, due, false);
    }
}
