package cn.yipanqi.intake.reading.value;

import cn.yipanqi.shared.Message;

/** What a cell was read as: a value, nothing, or a problem in words. */
public sealed interface Reading<T> {

    /** @param about whether the cell calls the value rough (约, 余) */
    record Value<T>(T value, boolean about) implements Reading<T> {}

    /** Nothing is stated; 无, / and -- say nothing too. */
    record Blank<T>() implements Reading<T> {}

    /** Something is stated that cannot be taken. */
    record Unreadable<T>(Message problem) implements Reading<T> {}

    static <T> Reading<T> exactly(T value) {
        return new Value<>(value, false);
    }

    static <T> Reading<T> of(T value, boolean about) {
        return new Value<>(value, about);
    }

    static <T> Reading<T> blank() {
        return new Blank<>();
    }

    /** @param key below {@code reading.cell.} */
    static <T> Reading<T> unreadable(String key, Object... args) {
        return new Unreadable<>(Message.of("reading.cell." + key, args));
    }
}
