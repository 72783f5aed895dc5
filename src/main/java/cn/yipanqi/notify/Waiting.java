package cn.yipanqi.notify;

import cn.yipanqi.shared.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work as it waits.
 *
 * @param to whose turn it is
 * @param person the one person responsible, where one is named
 * @param url where it is done, a path within the site
 * @param due the last day, where there is one
 * @param openedAt since when it waits
 */
public record Waiting(
        UUID id,
        String topic,
        UUID subject,
        Addressee to,
        @Nullable UUID person,
        Message what,
        String url,
        @Nullable LocalDate due,
        Instant openedAt,
        Urgency urgency) {}
