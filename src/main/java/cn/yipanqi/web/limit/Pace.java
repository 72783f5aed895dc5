package cn.yipanqi.web.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * So many a minute of one name: a purse that fills evenly and holds a minute's worth. Each server counts for itself; with several nodes
 * behind a proxy the limit is each node's.
 */
public final class Pace {

    private static final int REMEMBERED = 10_000;

    private final double perMinute;
    private final Clock clock;
    private final ConcurrentMap<String, Purse> purses = new ConcurrentHashMap<>();

    /** @param left how many may still come, as of then */
    private record Purse(double left, Instant then) {}

    public Pace(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** @return how long to wait before the next is let in; zero where this one is */
    public Duration enter(String name) {
        Instant now = clock.instant();
        if (purses.size() > REMEMBERED) {
            purses.values().removeIf(purse -> filled(purse, now) >= perMinute);
        }
        Purse after = purses.compute(
                name,
                (who, before) -> new Purse(
                        Math.max(-1, (before == null ? perMinute : Math.max(0, filled(before, now))) - 1), now));
        return after.left() >= 0
                ? Duration.ZERO
                : Duration.ofMillis((long) Math.ceil(60_000 * -after.left() / perMinute));
    }

    private double filled(Purse purse, Instant now) {
        double minutes = Duration.between(purse.then(), now).toMillis() / 60_000.0;
        return Math.min(perMinute, purse.left() + Math.max(0, minutes) * perMinute);
    }
}
