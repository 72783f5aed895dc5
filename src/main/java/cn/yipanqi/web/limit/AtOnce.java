package cn.yipanqi.web.limit;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts who is inside, by name, and lets in no more than so many of one name. Each server counts for itself. */
public final class AtOnce {

    private final int most;
    private final ConcurrentMap<String, Integer> inside = new ConcurrentHashMap<>();

    public AtOnce(int most) {
        this.most = most;
    }

    /** Whether one more of that name is let in; if so, he must leave. */
    public boolean enter(String name) {
        if (inside.merge(name, 1, Integer::sum) <= most) {
            return true;
        }
        leave(name);
        return false;
    }

    public void leave(String name) {
        inside.computeIfPresent(name, (who, count) -> count == 1 ? null : count - 1);
    }

    /** Names with anybody inside: nobody is remembered who has left. */
    int names() {
        return inside.size();
    }
}
