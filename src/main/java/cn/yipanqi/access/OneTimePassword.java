package cn.yipanqi.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A password made for somebody else, to be told over the telephone: nearly 80 random bits in groups, without letters and digits that look alike.
 * It opens only the page where one's own is chosen.
 */
final class OneTimePassword {

    private static final String SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;
    private static final Duration GOOD_FOR = Duration.ofDays(7);
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimePassword() {}

    static String make() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return password.toString();
    }

    static Instant goodUntil(Clock clock) {
        return clock.instant().plus(GOOD_FOR);
    }
}
