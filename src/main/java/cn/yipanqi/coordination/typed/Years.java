package cn.yipanqi.coordination.typed;

import java.util.Collection;
import java.util.Collections;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Which year a page shows: the one asked for, else this year where it has anything, else the latest that has, else this year. */
public final class Years {

    private Years() {}

    public static OptionalInt asked(@Nullable String text) {
        return text != null && text.matches("20\\d\\d|2100")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /**
     * Where none is asked for.
     *
     * @param filled years that have anything
     */
    public static int usual(Collection<Integer> filled, int thisYear) {
        return filled.isEmpty() || filled.contains(thisYear) ? thisYear : Collections.max(filled);
    }
}
