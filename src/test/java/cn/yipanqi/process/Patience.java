package cn.yipanqi.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition of another process, which cannot tell us by itself. */
final class Patience {

    private static final long GLANCE_MILLIS = 100;

    private Patience() {}

    static void until(String what, int seconds, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + seconds + " seconds: " + what);
            }
            try {
                Thread.sleep(GLANCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
