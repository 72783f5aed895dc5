package cn.yipanqi.ledger.matching;

import java.util.UUID;

/** Two entries, whichever is named first. */
public record Pair(UUID one, UUID other) {

    public Pair {
        if (one.equals(other)) {
            throw new IllegalArgumentException("an entry is no pair with itself: " + one);
        }
        if (one.compareTo(other) > 0) {
            UUID first = one;
            one = other;
            other = first;
        }
    }

    public static Pair of(UUID one, UUID other) {
        return new Pair(one, other);
    }
}
