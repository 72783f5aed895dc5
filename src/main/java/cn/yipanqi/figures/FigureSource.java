package cn.yipanqi.figures;

import cn.yipanqi.figures.Definition.Origin;
import cn.yipanqi.shared.Message;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the figures of one origin. */
interface FigureSource {

    Origin origin();

    /** @param why where there is no value */
    record Answer(
            @Nullable BigDecimal value,
            long rows,
            boolean about,
            @Nullable Message why) {}

    Map<String, Answer> answer(Collection<Definition> definitions, Asked asked);

    Rows rows(Definition definition, Asked asked, @Nullable String cursor, int size);

    /** @param whole what all rows make, where that is known with them */
    record Rows(
            List<FigureRow> items,
            FigureRows.@Nullable Hidden hidden,
            @Nullable String next,
            @Nullable Answer whole) {}
}
