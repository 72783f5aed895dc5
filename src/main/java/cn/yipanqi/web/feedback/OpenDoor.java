package cn.yipanqi.web.feedback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.stereotype.Component;

/**
 * How much comes in from strangers. They write through an open door, so beyond a number within the hour they are asked to call instead:
 * a county has no use for more, and a flood must not bury what people say. Counted by each server for itself.
 */
@Component
class OpenDoor {

    static final int STRANGERS_AN_HOUR = 60;

    private final Clock clock;
    private final Deque<Instant> came = new ArrayDeque<>();

    OpenDoor(Clock clock) {
        this.clock = clock;
    }

    /** Whether one more may come in now; if so, he is counted. */
    synchronized boolean letIn() {
        Instant now = clock.instant();
        while (!came.isEmpty() && came.peekFirst().isBefore(now.minus(Duration.ofHours(1)))) {
            came.removeFirst();
        }
        if (came.size() >= STRANGERS_AN_HOUR) {
            return false;
        }
        came.addLast(now);
        return true;
    }
}
