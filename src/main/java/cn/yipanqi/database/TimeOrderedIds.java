package cn.yipanqi.database;

import cn.yipanqi.shared.Ids;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** UUIDs of version 7: 48 bits of milliseconds, 12 of a counter that keeps ids made in the same moment in order, 62 random. */
class TimeOrderedIds implements Ids {

    private final Clock clock;
    private final Random random;
    private final AtomicLong last = new AtomicLong();

    TimeOrderedIds(Clock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UUID next() {
        long tick = last.updateAndGet(before -> Math.max(before + 1, clock.millis() << 12));
        long high = (tick >>> 12) << 16 | 0x7000 | (tick & 0xFFF);
        long low = random.nextLong() >>> 2 | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
