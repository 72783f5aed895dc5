package cn.yipanqi.coordination.group;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member by post.
 *
 * @param label what the role is called, where it is none of the usual
 * @param position 职务
 * @param unit of the county's mass organisations, where it is one's post
 * @param person who holds it, where that is said
 * @param from first day
 * @param endedOn first day on which he is no longer
 * @param place among his like, from 1
 * @param revision goes up with every change
 */
public record Member(
        UUID id,
        UUID group,
        GroupRole role,
        String label,
        String position,
        @Nullable UUID unit,
        @Nullable UUID person,
        LocalDate from,
        @Nullable LocalDate endedOn,
        int place,
        int revision) {

    public boolean on(LocalDate day) {
        return !day.isBefore(from) && (endedOn == null || day.isBefore(endedOn));
    }
}
