package cn.yipanqi.coordination.meeting.series;

import cn.yipanqi.shared.Period;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A period of a series that is over.
 *
 * @param meeting one that was held in it, if any
 * @param excuse why none was, where the office said so
 */
public record PastPeriod(
        UUID series,
        String seriesName,
        Period period,
        @Nullable UUID meeting,
        @Nullable Excuse excuse) {

    /** Why nothing was held. */
    public record Excuse(String reason, Instant at, String by) {}

    /** Nothing was held, and nobody said why. */
    public boolean missed() {
        return meeting == null && excuse == null;
    }
}
