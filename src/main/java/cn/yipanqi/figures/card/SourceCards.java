package cn.yipanqi.figures.card;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Snapshot;
import cn.yipanqi.figures.Definition;
import cn.yipanqi.figures.Figure;
import cn.yipanqi.figures.FigureBasis;
import cn.yipanqi.figures.FigureRows;
import cn.yipanqi.figures.FigureUse;
import cn.yipanqi.figures.Figures;
import cn.yipanqi.figures.card.SourceCard.Part;
import cn.yipanqi.ledger.BoardTallies;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.CountyState;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.MatterNumbers.Backing;
import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.ledger.MatterQuestion.Aggregate;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a number's card together, from one snapshot. */
@Component
public class SourceCards {

    private final Figures figures;
    private final Directory directory;
    private final Ledger ledger;
    private final BoardTallies tallies;
    private final Catalogue catalogue;
    private final List<FigureUse> uses;
    private final List<FigureBasis> bases;

    SourceCards(
            Figures figures,
            Directory directory,
            Ledger ledger,
            BoardTallies tallies,
            Catalogue catalogue,
            List<FigureUse> uses,
            List<FigureBasis> bases) {
        this.figures = figures;
        this.directory = directory;
        this.ledger = ledger;
        this.tallies = tallies;
        this.catalogue = catalogue;
        this.uses = uses;
        this.bases = bases;
    }

    /**
     * Which card, and which page of its rows.
     *
     * @param asOf posting number, none for the present
     * @param cursor where the page of rows begins, none for the first
     * @param first number of the first row there
     */
    record Wanted(
            String code,
            long county,
            Period period,
            @Nullable Long asOf,
            @Nullable String cursor,
            long first,
            int size,
            @Nullable String mark) {}

    @Snapshot
    SourceCard of(Wanted wanted) {
        FigureRows rows = figures.rows(
                wanted.code(), wanted.county(), wanted.period(), wanted.asOf(), wanted.cursor(), wanted.size());
        Figure figure = rows.figure();
        Definition definition = figure.definition();
        CountyDirectory county = directory.of(wanted.county());
        List<Backing> backing = figures.backing(definition, wanted.county(), wanted.period(), wanted.asOf());
        return new SourceCard(
                county,
                figure,
                wanted.asOf() != null,
                postedAt(figure),
                dividesByLead(definition, rows) ? parts(county, backing) : List.of(),
                namesWhatIsCounted(definition) ? distinct(county, figure, wanted.asOf()) : List.of(),
                backing,
                DayList.of(figures.days(definition, wanted.county(), wanted.period(), wanted.asOf())),
                figures.one(wanted.code(), wanted.county(), wanted.period().yearBefore(), wanted.asOf()),
                uses.stream()
                        .flatMap(use -> use.of(wanted.code(), wanted.county(), wanted.period()).stream())
                        .toList(),
                bases.stream()
                        .flatMap(basis -> basis.of(wanted.code(), wanted.county()).stream())
                        .toList(),
                bases.stream()
                        .map(basis -> basis.editUrl(wanted.code(), wanted.county()))
                        .toList(),
                rows,
                wanted.cursor() == null ? 1 : Math.max(1, wanted.first()),
                wanted.mark());
    }

    private @Nullable Instant postedAt(Figure figure) {
        CountyState now = tallies.state(figure.county());
        return figure.asOf() == now.posting()
                ? now.at()
                : ledger.postedAt(figure.county(), figure.asOf()).orElse(null);
    }

    /** Parts of a sum; not where rows of a sensitive kind are hidden, since a part may be a single person's. */
    private boolean dividesByLead(Definition definition, FigureRows rows) {
        MatterQuestion question = definition.question();
        boolean somethingHidden = rows.hidden() == null || rows.hidden().rows() > 0;
        return question != null
                && !question.aggregate().isDistinct()
                && !(somethingHidden
                        && question.kinds().stream()
                                .anyMatch(kind -> catalogue.kind(kind).sensitive()));
    }

    /** Names of categories and teams are told only to those who may open all of the figure's rows. */
    private static boolean namesWhatIsCounted(Definition definition) {
        MatterQuestion question = definition.question();
        return question != null
                && question.aggregate().isDistinct()
                && question.kinds().stream()
                        .noneMatch(kind -> CurrentScope.get().hiddenKinds().contains(kind));
    }

    private List<String> distinct(CountyDirectory county, Figure figure, @Nullable Long asOf) {
        Definition definition = figure.definition();
        Function<String, String> word =
                definition.question() != null && definition.question().aggregate() == Aggregate.DISTINCT_HOME
                        ? id -> county.home(UUID.fromString(id))
                                .map(home -> home.name())
                                .orElse("--")
                        : Function.identity();
        return figures.distinct(definition, figure.county(), figure.period(), asOf).stream()
                .map(word)
                .sorted()
                .toList();
    }

    private static List<Part> parts(CountyDirectory county, List<Backing> backing) {
        List<UUID> order = county.allUnits().stream().map(Unit::id).toList();
        Map<UUID, Integer> places =
                IntStream.range(0, order.size()).boxed().collect(Collectors.toMap(order::get, place -> place));
        List<Backing> sorted = backing.stream()
                .filter(part -> part.share().signum() != 0)
                .sorted(Comparator.comparingInt(part -> part.lead() == null
                        ? Integer.MAX_VALUE
                        : places.getOrDefault(part.lead(), Integer.MAX_VALUE - 1)))
                .toList();
        BigDecimal whole = sorted.stream().map(Backing::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Part> parts = new ArrayList<>();
        BigDecimal before = BigDecimal.ZERO;
        for (Backing part : sorted) {
            int x = onStrip(before, whole);
            before = before.add(part.share());
            parts.add(new Part(part.lead(), county.unitName(part.lead()), part.share(), x, onStrip(before, whole) - x));
        }
        return parts;
    }

    private static int onStrip(BigDecimal value, BigDecimal whole) {
        return value.multiply(BigDecimal.valueOf(SourceCard.STRIP))
                .divide(whole, 0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
