package cn.yipanqi.notify;

import java.time.Duration;

/**
 * Work that comes again and again, by one of several nodes at a time: a bean each. It sets the scope it works in itself, county by county,
 * and may be broken off at any point: what it has done by then it does not do again.
 */
public interface Job {

    /** What it is called for good, for instance {@code notify.reminders}. */
    String name();

    /** From the end of one time to the beginning of the next. */
    Duration pause();

    void run();
}
