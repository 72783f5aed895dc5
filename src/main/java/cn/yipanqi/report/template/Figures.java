package cn.yipanqi.report.template;

import org.jspecify.annotations.Nullable;

/** What figures show on one occasion, for a text to be filled with. */
@FunctionalInterface
public interface Figures {

    /**
     * A figure as it is shown.
     *
     * @param display with separators and signs as it is to be read: "198", "43.8", "2,000余", "86.8%"
     * @param empty whether nothing stands behind it (no rows, or no value), so that a clause about it is not said
     */
    record Shown(String display, boolean empty) {}

    /** Shows the figure, or answers null where it has no value at all. */
    @Nullable
    Shown show(Inline.Figure figure);
}
