package cn.yipanqi.coordination.supervision;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a partner said of its part, last.
 *
 * @param confirmed whether its part is done; none where it said nothing yet
 */
public record Part(
        UUID unit, @Nullable Boolean confirmed, @Nullable String words) {

    public boolean done() {
        return Boolean.TRUE.equals(confirmed);
    }
}
