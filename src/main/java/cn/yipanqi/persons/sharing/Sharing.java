package cn.yipanqi.persons.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One handing over.
 *
 * @param recipient to whom
 * @param people of how many
 * @param day on which
 * @param document agreement, letter or notice it rests on
 * @param unit whose it was to share; none for the county's office
 * @param at when it was recorded
 * @param replaces the record whose place it takes
 * @param replaced whether another took its place
 */
public record Sharing(
        UUID id,
        String recipient,
        Set<SharedField> fields,
        String purpose,
        Basis basis,
        int people,
        LocalDate day,
        String document,
        @Nullable UUID unit,
        String recordedBy,
        Instant at,
        @Nullable UUID replaces,
        boolean replaced) {}
