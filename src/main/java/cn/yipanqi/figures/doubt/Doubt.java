package cn.yipanqi.figures.doubt;

import cn.yipanqi.shared.Period;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question about a number.
 *
 * @param name the figure's name as the asker read it
 * @param asOf posting number the number was read at
 * @param shown the number as it was shown, with its unit
 * @param answer none while it waits
 */
public record Doubt(
        UUID id,
        long county,
        String code,
        String name,
        Period period,
        long asOf,
        String shown,
        String text,
        Instant at,
        String askedBy,
        @Nullable String answer,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy) {

    public static final int TEXT = 1000;

    public boolean open() {
        return answer == null;
    }
}
