package cn.yipanqi.figures;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the rows behind a figure. The contributions of all pages and of what is hidden add up to the value; of a ratio, those of
 * the used days divided by those of the open days.
 *
 * @param hidden what the asker may not open and is counted all the same; none where even that must not be told
 * @param next where the next page starts, URL-safe; none at the end
 */
public record FigureRows(
        Figure figure,
        List<FigureRow> items,
        @Nullable Hidden hidden,
        @Nullable String next) {

    public record Hidden(long rows, BigDecimal contribution) {}
}
