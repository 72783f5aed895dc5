package cn.yipanqi.sealing;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The keys in use.
 *
 * @param current number of the key that seals what is new
 * @param since from when on it does
 * @param keys by number; holds the current one
 */
record KeyRing(int current, Instant since, Map<Integer, SealingKey> keys) {

    KeyRing {
        keys = Map.copyOf(keys);
        if (!keys.containsKey(current)) {
            throw new IllegalArgumentException("the current key is not on the ring: " + current);
        }
    }

    SealingKey currentKey() {
        return find(current).orElseThrow();
    }

    Optional<SealingKey> find(int number) {
        return Optional.ofNullable(keys.get(number));
    }

    /** By number. */
    Collection<SealingKey> all() {
        return new TreeMap<>(keys).values();
    }
}
