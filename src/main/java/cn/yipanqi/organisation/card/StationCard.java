package cn.yipanqi.organisation.card;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A station's card as the office edits it.
 *
 * @param hours opening hours in words; empty where they are those of its home
 * @param phone the service's telephone, a landline or a hotline, never a person's mobile; may be empty
 * @param home the home in which it receives people
 * @param revision grows with every change, 0 before the first
 * @param published the copy that is open to all, none where nothing is
 */
public record StationCard(
        UUID station,
        String address,
        String hours,
        String services,
        String phone,
        @Nullable UUID home,
        int revision,
        @Nullable Instant changedAt,
        @Nullable PublishedCard published) {}
