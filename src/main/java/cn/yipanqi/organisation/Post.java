package cn.yipanqi.organisation;

import cn.yipanqi.access.Role;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post that somebody holds, held or will hold.
 *
 * @param position 职务, in the office's own words
 * @param role what the post carries
 * @param from first day
 * @param endedOn first day on which it is no longer held, none for as long as nobody ends it
 */
public record Post(
        UUID id,
        UUID person,
        @Nullable UUID unit,
        @Nullable UUID station,
        String position,
        Role role,
        LocalDate from,
        @Nullable LocalDate endedOn) {

    /** What a post may carry; an administrator's role comes with none. */
    public static final Set<Role> ROLES = EnumSet.complementOf(EnumSet.copyOf(Role.ADMINISTRATORS));

    public boolean on(LocalDate day) {
        return !day.isBefore(from) && !endedBy(day);
    }

    /** Whether it has ended on a day, or never began. */
    public boolean endedBy(LocalDate day) {
        return endedOn != null && (!day.isBefore(endedOn) || endedOn.equals(from));
    }

    /** The last day on which it is held. */
    public @Nullable LocalDate last() {
        return endedOn == null ? null : endedOn.minusDays(1);
    }
}
