package cn.yipanqi.coordination.study;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a session is planned to be, as typed or sent.
 *
 * @param day the day it is on; another one than before needs a reason
 * @param reason why the day is another
 * @param unit who answers for it, id or name
 * @param revision the one that was seen; none for a new session
 */
public record SessionDraft(
        @Nullable String day,
        @Nullable String reason,
        @Nullable String theme,
        @Nullable String material,
        @Nullable String speaker,
        @Nullable String unit,
        @Nullable Integer revision) {

    static SessionDraft of(Session session) {
        return new SessionDraft(
                Objects.toString(session.day(), null),
                null,
                session.theme(),
                session.material(),
                session.speaker(),
                session.unit().toString(),
                session.revision());
    }
}
