package cn.yipanqi.notify.inbox;

import cn.yipanqi.notify.Piece;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an account was told once.
 *
 * @param urgent whether it came beside the morning's batch
 */
public record InboxMessage(
        UUID id, boolean urgent, Instant at, @Nullable Instant readAt, List<Piece> pieces) {

    public boolean unread() {
        return readAt == null;
    }
}
