package cn.yipanqi.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the holder of an account signs in.
 *
 * @param lockedUntil until when too many failures keep everybody out
 * @param secondFactor whether codes of an application are asked for
 * @param passkeys how many
 * @param provider whether there is another sign-in to be linked with
 * @param subject how that names him, where it is linked
 * @param linkedAt since when
 */
public record MeansView(
        UUID id,
        String login,
        String name,
        @Nullable Instant lockedUntil,
        boolean secondFactor,
        int passkeys,
        boolean provider,
        @Nullable String subject,
        @Nullable Instant linkedAt) {}
