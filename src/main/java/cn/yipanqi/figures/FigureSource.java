package cn.yipanqi.figures;

import cn.yipanqi.figures.Definition.Origin;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the figures of one origin. Three stand here; a module above may bring its own. */
interface FigureSource {

    Origin origin();

    /** Where and when figures are asked for; without {@code asOf} the present is meant. */
    record Question(long county, Period period, @Nullable Long asOf, boolean withRows) {}

    /** @param why where there is no value */
    record Answer(
            @Nullable BigDecimal value,
            long rows,
            boolean about,
            @Nullable Message why) {}

    Map<String, Answer> answer(Collection<Definition> definitions, Question question);

    Rows rows(Definition definition, Question question, @Nullable String cursor, int size);

    record Rows(
            java.util.List<FigureRow> items,
            FigureRows.@Nullable Hidden hidden,
            @Nullable String next) {}
}
