package cn.yipanqi.figures.card;

import cn.yipanqi.access.County;
import cn.yipanqi.access.Permission;
import cn.yipanqi.access.Requires;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.figures.Definitions;
import cn.yipanqi.figures.Figure;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.card.SourceCards.Wanted;
import cn.yipanqi.ledger.BoardTallies;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Period;
import cn.yipanqi.web.NavigationItem;
import cn.yipanqi.web.Page;
import cn.yipanqi.web.PeriodSwitch;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 指标与口径: every figure with its definition, and each one's card. */
@Controller
@Requires(Permission.LEDGER_READ)
class FigureController {

    private static final int ROWS = 20;
    private static final int ROWS_IN_DRAWER = 7;
    /** A report's mark: A1. */
    private static final String MARK = "[A-Z]{1,3}[0-9]{1,3}";

    private final Figures figures;
    private final Definitions definitions;
    private final SourceCards cards;
    private final BoardTallies tallies;
    private final Clock clock;

    FigureController(Figures figures, Definitions definitions, SourceCards cards, BoardTallies tallies, Clock clock) {
        this.figures = figures;
        this.definitions = definitions;
        this.cards = cards;
        this.tallies = tallies;
        this.clock = clock;
    }

    @Bean
    static NavigationItem figuresNavigation() {
        return new NavigationItem("/figures", "figures.nav", 550, null, Permission.LEDGER_READ.name());
    }

    @GetMapping("/figures")
    @Snapshot
    ModelAndView index(County county, @Nullable Period period, @RequestParam @Nullable Long asOf) {
        List<Integer> years = tallies.state(county.code()).years();
        Period shown = period == null ? latest(years) : period;
        Map<Commons, List<Figure>> byCommons = figures.all(county.code(), shown, asOf).stream()
                .collect(Collectors.groupingBy(
                        figure -> figure.definition().commons(), LinkedHashMap::new, Collectors.toList()));
        return new ModelAndView(
                "figures/figure/index",
                Map.of(
                        "county",
                        county.code(),
                        "periods",
                        new PeriodSwitch(shown, years),
                        "figures",
                        byCommons,
                        "past",
                        asOf != null));
    }

    @GetMapping("/figures/{code:[a-z_]+[.].+}")
    @Snapshot
    ModelAndView show(
            @PathVariable String code,
            County county,
            @Nullable Period period,
            @RequestParam @Nullable Long asOf,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "1") long first,
            @RequestParam @Nullable String mark) {
        List<Integer> years = tallies.state(county.code()).years();
        Period shown = period == null ? latest(years) : period;
        SourceCard card = cards.of(new Wanted(code, county.code(), shown, asOf, cursor, first, ROWS, readable(mark)));
        return new ModelAndView(
                "figures/figure/show",
                Map.of(
                        "card",
                        card,
                        "periods",
                        new PeriodSwitch(shown, years),
                        "versions",
                        definitions.versions(county.code(), code)));
    }

    /** For the drawer beside another page; by itself it is the page. */
    @GetMapping("/figures/{code:[a-z_]+[.].+}/card")
    @Snapshot
    ModelAndView card(
            @PathVariable String code,
            County county,
            @Nullable Period period,
            @RequestParam @Nullable Long asOf,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "1") long first,
            @RequestParam @Nullable String mark,
            Page page) {
        if (!page.partial()) {
            return show(code, county, period, asOf, cursor, first, mark);
        }
        Period shown = period == null ? latest(tallies.state(county.code()).years()) : period;
        SourceCard card =
                cards.of(new Wanted(code, county.code(), shown, asOf, cursor, first, ROWS_IN_DRAWER, readable(mark)));
        return new ModelAndView("figures/figure/_card", Map.of("card", card, "drawer", true));
    }

    private static @Nullable String readable(@Nullable String mark) {
        return mark != null && mark.matches(MARK) ? mark : null;
    }

    private Period latest(List<Integer> years) {
        return Period.year(years.isEmpty() ? LocalDate.now(clock).getYear() : years.get(years.size() - 1));
    }
}
