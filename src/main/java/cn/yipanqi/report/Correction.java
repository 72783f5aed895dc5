package cn.yipanqi.report;

import cn.yipanqi.figures.Display;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 报送后更正: what a frozen figure is worth by the ledger since.
 *
 * @param by what was added since, none where one of the two has no value
 * @param shown the same with its sign: +2, -1,500, +0.4%
 * @param unit of what is shown
 * @param now the figure as its definition shows it now
 */
public record Correction(String code, String name, @Nullable BigDecimal by, String shown, String unit, String now) {

    /** What has changed between two sheets; a figure defined otherwise since is another figure and no correction of the old. */
    static Map<String, Correction> between(FigureSheet kept, FigureSheet live) {
        Map<String, Correction> corrections = new HashMap<>();
        kept.all()
                .forEach(then -> live.of(then.code())
                        .filter(now -> now.definitionVersion() == then.definitionVersion())
                        .filter(now -> !same(then.value(), now.value()))
                        .ifPresent(now -> corrections.put(then.code(), of(then, now))));
        return corrections;
    }

    private static Correction of(EditionFigure then, EditionFigure now) {
        BigDecimal before = then.value();
        BigDecimal after = now.value();
        String name = then.name();
        if (before == null || after == null) {
            return new Correction(then.code(), name, null, now.display(), now.displayUnit(), now.display());
        }
        BigDecimal by = after.subtract(before);
        // In the value's own unit: rounded to 万元 or "余", a correction could vanish.
        Display exact = then.style() == Display.PERCENT ? Display.PERCENT : Display.EXACT;
        String sign = by.signum() > 0 ? "+" : "";
        return new Correction(
                then.code(), name, by, sign + exact.write(by, EditionFigure.LANGUAGE), then.unit(), now.display());
    }

    private static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }
}
