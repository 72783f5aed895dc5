package cn.yipanqi.organisation.card;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card as it is open to all.
 *
 * @param countyName 班玛县
 * @param head post of who heads it, never a name
 * @param hours opening hours in words
 */
public record PublishedCard(
        UUID station,
        String countyName,
        String name,
        @Nullable String township,
        String address,
        String hours,
        String services,
        @Nullable String head,
        String phone,
        Instant at) {}
