package cn.yipanqi.shared;

/**
 * How many, as stated: exactly, or about ("约120", "2,000余").
 *
 * @param value never negative
 * @param about whether the source said "about"
 */
public record Count(long value, boolean about) {

    public Count {
        if (value < 0) {
            throw new IllegalArgumentException("negative count: " + value);
        }
    }

    public static Count exactly(long value) {
        return new Count(value, false);
    }

    public static Count about(long value) {
        return new Count(value, true);
    }
}
