package cn.yipanqi.report;

import cn.yipanqi.database.ReadOnce;
import cn.yipanqi.figures.Figure;
import cn.yipanqi.figures.FigureRow;
import cn.yipanqi.figures.FigureRows;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.report.template.Wording;
import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the ledger says of a county and period now, within the caller's snapshot. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LedgerSheet {

    /** Units named one by one behind a number; the others are counted. */
    private static final int NAMED = 3;

    private static final int PAGE = 500;

    private final Figures figures;
    private final Directory directory;

    LedgerSheet(Figures figures, Directory directory) {
        this.figures = figures;
        this.directory = directory;
    }

    /** All rows behind a figure, with what the asker may not open. */
    record Rows(List<FigureRow> items, long hidden, BigDecimal hiddenContribution) {}

    FigureSheet read(long county, Period period) {
        return ReadOnce.of(LedgerSheet.class, List.of(county, period), () -> readAll(county, period));
    }

    private FigureSheet readAll(long county, Period period) {
        List<Figure> all = figures.all(county, period, null);
        long posting = all.stream().mapToLong(Figure::asOf).findFirst().orElse(0);
        return FigureSheet.of(posting, all.stream().map(EditionFigure::of).toList());
    }

    /** Says who answers for the figures of these codes: the units that led, by their shares. */
    FigureSheet answeredFor(FigureSheet sheet, long county, Period period, Set<String> codes) {
        CountyDirectory units = directory.of(county);
        return sheet.with(figure -> codes.contains(figure.code())
                ? figure.answeredForBy(
                        figure.empty() ? "" : responsible(units, figures.byLead(figure.code(), county, period, null)))
                : figure);
    }

    /** A register is kept by the office that coordinates, and has no leads. */
    private static String responsible(CountyDirectory units, Map<@Nullable UUID, BigDecimal> byLead) {
        if (byLead.isEmpty()) {
            return Wording.say("responsible.register");
        }
        List<String> names = byLead.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<@Nullable UUID, BigDecimal> share) -> share.getValue())
                        .reversed())
                .map(share -> share.getKey() == null ? Wording.say("responsible.open") : units.unitName(share.getKey()))
                .toList();
        String first = String.join("、", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED ? first : Wording.say("responsible.more", first, names.size());
    }

    Rows rows(String code, long county, Period period) {
        List<FigureRow> items = new ArrayList<>();
        FigureRows page = figures.rows(code, county, period, null, null, PAGE);
        items.addAll(page.items());
        while (page.next() != null) {
            page = figures.rows(code, county, period, null, page.next(), PAGE);
            items.addAll(page.items());
        }
        FigureRows.Hidden hidden = page.hidden();
        return hidden == null
                ? new Rows(items, 0, BigDecimal.ZERO)
                : new Rows(items, hidden.rows(), hidden.contribution());
    }
}
