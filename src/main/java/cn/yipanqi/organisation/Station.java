package cn.yipanqi.organisation;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mass-organisation service station 群团服务站.
 *
 * @param region its township, twelve digits, where known
 * @param headPosition the head's post, never a name: 乡镇党委副书记（兼）
 * @param staff how many work there, where known
 * @param establishedOn first day; unknown means for as long as anyone asks
 * @param closedOn first day on which it is a station no longer
 */
public record Station(
        UUID id,
        String name,
        @Nullable Long region,
        @Nullable String headPosition,
        @Nullable Integer staff,
        Set<SevenHave> sevenHave,
        @Nullable LocalDate establishedOn,
        @Nullable LocalDate closedOn) {

    public Station {
        sevenHave = inOrder(sevenHave);
    }

    static Set<SevenHave> inOrder(Set<SevenHave> ticks) {
        return ticks.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(ticks));
    }

    /** Not closed, or closed only later than anyone has asked. */
    public boolean current() {
        return closedOn == null;
    }

    public boolean on(LocalDate day) {
        return (establishedOn == null || !establishedOn.isAfter(day)) && (closedOn == null || closedOn.isAfter(day));
    }
}
