package cn.yipanqi.report;

import cn.yipanqi.figures.Display;
import cn.yipanqi.figures.Figure;
import cn.yipanqi.shared.Commons;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure as an edition has it: live in a draft, kept in a frozen one. Its words are the document's, thus Chinese.
 *
 * @param unit of the value: 元
 * @param style how its definition shows it
 * @param wording 口径, how it is counted
 * @param value none where it cannot be told
 * @param rows how many it opens
 * @param about whether a source gave one of the values as approximate
 * @param display as its definition shows it: 43.8
 * @param displayUnit unit of what is shown: 万元
 * @param responsible the units that answer for it; empty where nobody asked for them
 */
public record EditionFigure(
        String code,
        int definitionVersion,
        Commons commons,
        String name,
        String unit,
        Display style,
        String wording,
        @Nullable BigDecimal value,
        long rows,
        boolean about,
        String display,
        String displayUnit,
        String responsible) {

    /** The document's language, whoever reads it. */
    static final Locale LANGUAGE = Locale.CHINESE;

    private static final String NOTHING = "--";

    static EditionFigure of(Figure figure) {
        var definition = figure.definition();
        return new EditionFigure(
                definition.code(),
                definition.version(),
                definition.commons(),
                definition.name().in(LANGUAGE),
                definition.unit().in(LANGUAGE),
                definition.display(),
                definition.wording().in(LANGUAGE),
                figure.value(),
                figure.rows(),
                figure.about(),
                figure.display(LANGUAGE),
                figure.unit(LANGUAGE),
                "");
    }

    EditionFigure answeredForBy(String units) {
        return new EditionFigure(
                code,
                definitionVersion,
                commons,
                name,
                unit,
                style,
                wording,
                value,
                rows,
                about,
                display,
                displayUnit,
                units);
    }

    /** Whether nothing stands behind it, so that a clause about it is not said. */
    boolean empty() {
        return value == null || rows == 0;
    }

    /** As a text shows it that asks for a way of its own ({@code |wan}); none asked for is the definition's. */
    String shown(@Nullable String variant) {
        if (variant == null) {
            return display;
        }
        return value == null
                ? NOTHING
                : Display.valueOf(variant.toUpperCase(Locale.ROOT)).write(value, LANGUAGE);
    }
}
