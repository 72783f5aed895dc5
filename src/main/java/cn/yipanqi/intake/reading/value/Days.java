package cn.yipanqi.intake.reading.value;

import java.time.LocalDate;

/** A day, or days from first to last. */
public record Days(LocalDate first, LocalDate last) {

    public Days {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("reversed: " + first + " to " + last);
        }
    }

    static Days on(LocalDate day) {
        return new Days(day, day);
    }
}
