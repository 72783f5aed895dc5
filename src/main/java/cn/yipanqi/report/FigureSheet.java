package cn.yipanqi.report;

import cn.yipanqi.figures.Display;
import cn.yipanqi.report.template.Figures;
import cn.yipanqi.report.template.Vocabulary;
import cn.yipanqi.shared.Commons;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * All figures of an edition at one posting.
 *
 * @param posting the posting number they were read at
 * @param byCode in their customary order
 */
public record FigureSheet(long posting, Map<String, EditionFigure> byCode) {

    private static final Set<String> VARIANTS = Arrays.stream(Display.values())
            .map(style -> style.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());

    static FigureSheet of(long posting, Collection<EditionFigure> figures) {
        Map<String, EditionFigure> byCode = new LinkedHashMap<>();
        figures.forEach(figure -> byCode.put(figure.code(), figure));
        return new FigureSheet(posting, byCode);
    }

    public Collection<EditionFigure> all() {
        return byCode.values();
    }

    public Optional<EditionFigure> of(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The numbers a text may name. */
    Vocabulary vocabulary() {
        Map<String, Commons> commons = new LinkedHashMap<>();
        byCode.forEach((code, figure) -> commons.put(code, figure.commons()));
        return new Vocabulary(commons, VARIANTS);
    }

    /** What each shows in a text. */
    Figures shown() {
        return token -> of(token.code())
                .map(figure -> new Figures.Shown(figure.shown(token.variant()), figure.empty()))
                .orElse(null);
    }

    FigureSheet with(UnaryOperator<EditionFigure> change) {
        return of(posting, byCode.values().stream().map(change).toList());
    }
}
