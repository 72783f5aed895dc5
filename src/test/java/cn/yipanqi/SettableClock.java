package cn.yipanqi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that a test may put forward. It goes on ticking. All of a test run are ahead together. */
public final class SettableClock extends Clock {

    private final Clock real;
    private static volatile Duration ahead = Duration.ZERO;

    private SettableClock(Clock real) {
        this.real = real;
    }

    @TestConfiguration(proxyBeanMethods = false)
    public static class InsteadOfTheRealOne {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(Clock.system(ZoneId.of("Asia/Shanghai")));
        }
    }

    /** Back to the real time, for tests that reckon with the database's own. @return by how much it had been ahead */
    public static Duration backToReal() {
        Duration was = ahead;
        ahead = Duration.ZERO;
        return was;
    }

    /** At least as far ahead as it had been before {@link #backToReal}. */
    public static void atLeastAhead(Duration before) {
        if (ahead.compareTo(before) < 0) {
            ahead = before;
        }
    }

    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    /** The time of every test application that is given this clock. */
    public static Instant now() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return real.withZone(zone);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }
}
