package cn.yipanqi.sealing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * A change of keys while the product runs: a new key becomes the current one at once, what the old one sealed still opens, is sealed anew
 * bit by bit, and the old key leaves the ring when nothing needs it any more. Broken off, it goes on where it was.
 */
@Component
public class Resealing {

    private static final int BATCH = 200;

    /** A transaction that began under the old key may still commit what it sealed; none lasts so long. */
    static final Duration REST = Duration.ofHours(1);

    private final KeyFile keys;
    private final List<SealedColumn> columns;
    private final Clock clock;

    Resealing(KeyFile keys, List<SealedColumn> columns, Clock clock) {
        this.keys = keys;
        this.columns = columns;
        this.clock = clock;
    }

    /**
     * The ring and how far a change has come.
     *
     * @param current number of the key that seals what is new
     * @param algorithm AES or SM4, the current key's
     * @param others numbers of older keys on the ring
     * @param inUse those of them that something still is sealed with
     */
    public record State(int current, String algorithm, Set<Integer> others, Set<Integer> inUse) {}

    /**
     * What a round did.
     *
     * @param resealed rows sealed anew
     * @param retired keys taken off the ring
     */
    public record Round(int resealed, Set<Integer> retired) {}

    public State state() {
        KeyRing ring = keys.ring();
        Set<Integer> others = others(ring);
        Set<Integer> inUse = new TreeSet<>(others);
        inUse.retainAll(inUse());
        return new State(ring.current(), ring.currentKey().cipherment().name(), others, inUse);
    }

    /**
     * Makes a new key the current one.
     *
     * @param algorithm AES or SM4
     * @return its number
     */
    public int change(String algorithm) {
        return keys.add(Cipherment.named(algorithm)
                .orElseThrow(() -> new IllegalArgumentException("no such algorithm: " + algorithm)));
    }

    /** Seals anew whatever an older key sealed, and retires the keys that nothing needs then, {@link #REST} after the change. */
    public Round run() {
        int resealed = 0;
        for (SealedColumn column : columns) {
            for (int some = column.resealSome(BATCH); some > 0; some = column.resealSome(BATCH)) {
                resealed += some;
            }
        }
        KeyRing ring = keys.ring();
        if (ring.since().plus(REST).isAfter(clock.instant())) {
            return new Round(resealed, Set.of());
        }
        Set<Integer> retired = others(ring);
        retired.removeAll(inUse());
        retired.forEach(keys::remove);
        return new Round(resealed, retired);
    }

    private static Set<Integer> others(KeyRing ring) {
        Set<Integer> others = new TreeSet<>(ring.keys().keySet());
        others.remove(ring.current());
        return others;
    }

    private Set<Integer> inUse() {
        Set<Integer> used = new TreeSet<>();
        columns.forEach(column -> used.addAll(column.keysInUse()));
        return used;
    }
}
