package cn.yipanqi.persons.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A consent as it stands or stood.
 *
 * @param version of the text
 * @param withdrawnAt none as long as it holds
 */
public record Consent(
        Purpose purpose,
        int version,
        Instant givenAt,
        @Nullable Instant withdrawnAt) {

    public boolean holds() {
        return withdrawnAt == null;
    }
}
