package cn.yipanqi.figures;

import cn.yipanqi.database.Snapshot;
import cn.yipanqi.figures.Definition.Origin;
import cn.yipanqi.figures.FigureSource.Answer;
import cn.yipanqi.figures.FigureSource.Rows;
import cn.yipanqi.ledger.BoardTallies;
import cn.yipanqi.ledger.CountyTallies;
import cn.yipanqi.ledger.MatterNumbers;
import cn.yipanqi.ledger.MatterNumbers.Backing;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Evaluates figures and opens the rows behind them. Each question is answered from one snapshot, so that numbers, rows and the posting
 * number they are "as of" belong together even while others post.
 */
@Component
@Snapshot
public class Figures {

    private static final int MOST_ROWS = 500;

    private final Definitions definitions;
    private final Map<Origin, FigureSource> sources = new EnumMap<>(Origin.class);
    private final BoardTallies tallies;
    private final MatterNumbers numbers;
    private final Directory directory;

    Figures(
            Definitions definitions,
            List<FigureSource> sources,
            BoardTallies tallies,
            MatterNumbers numbers,
            Directory directory) {
        this.definitions = definitions;
        sources.forEach(source -> this.sources.put(source.origin(), source));
        this.tallies = tallies;
        this.numbers = numbers;
        this.directory = directory;
    }

    /** Every figure with how many rows it opens, now or as of a posting. */
    public List<Figure> all(long county, Period period, @Nullable Long asOf) {
        return evaluate(definitions.all(county), county, period, asOf);
    }

    /** Some figures with how many rows they open, in the customary order; codes nobody defined are left out. */
    public List<Figure> some(List<String> codes, long county, Period period, @Nullable Long asOf) {
        return evaluate(chosen(codes, county), county, period, asOf);
    }

    /** The present values of some figures; rows are not counted, so that tallies can answer. */
    public List<Figure> values(List<String> codes, long county, Period period) {
        long now = tallies.state(county).posting();
        return evaluate(
                chosen(codes, county),
                new Asked(county, period, null, false, null, () -> directory.of(county)),
                period,
                now);
    }

    /**
     * As {@link #values(List, long, Period)}, for a page that has read register and tallies already.
     *
     * @param tallies of the period asked for
     */
    public List<Figure> values(List<String> codes, CountyDirectory county, Period period, CountyTallies tallies) {
        return evaluate(
                chosen(codes, county.county()),
                new Asked(county.county(), period, null, false, tallies, () -> county),
                period,
                tallies.state().posting());
    }

    public Figure one(String code, long county, Period period, @Nullable Long asOf) {
        return evaluate(List.of(definitions.of(county, code)), county, period, asOf)
                .get(0);
    }

    /**
     * A page of the rows behind a figure.
     *
     * @param cursor {@link FigureRows#next()} of the page before
     * @param size rows a page, 1 to 500
     */
    public FigureRows rows(
            String code, long county, Period period, @Nullable Long asOf, @Nullable String cursor, int size) {
        Definition definition = definitions.of(county, code);
        long now = now(county, asOf);
        Asked asked = asked(county, period, asOf, now);
        Rows rows = source(definition.origin()).rows(definition, asked, cursor, Math.min(Math.max(size, 1), MOST_ROWS));
        long shown = asOf == null ? now : asOf;
        Figure figure = rows.whole() == null
                ? evaluate(List.of(definition), asked, period, shown).get(0)
                : figure(definition, asked, period, shown, rows.whole());
        return new FigureRows(figure, rows.items(), rows.hidden(), rows.next());
    }

    /** How a figure of the ledger divides over the leading units; the null key waits for its lead. Empty for other figures. */
    public Map<@Nullable UUID, BigDecimal> byLead(String code, long county, Period period, @Nullable Long asOf) {
        Definition definition = definitions.of(county, code);
        Map<@Nullable UUID, BigDecimal> shares = new LinkedHashMap<>();
        if (definition.question() != null) {
            shares.putAll(numbers.byLead(county, period, definition.question(), past(county, asOf)));
        }
        return shares;
    }

    /** What stands behind each leading unit's part of a figure of the ledger; empty for other figures. */
    public List<Backing> backing(Definition definition, long county, Period period, @Nullable Long asOf) {
        return definition.question() == null
                ? List.of()
                : numbers.backing(county, period, definition.question(), past(county, asOf));
    }

    /** The different categories, teams or homes (ids) that a figure counts; empty where it counts no such thing. */
    public List<String> distinct(Definition definition, long county, Period period, @Nullable Long asOf) {
        return definition.question() == null
                        || !definition.question().aggregate().isDistinct()
                ? List.of()
                : numbers.distinct(county, period, definition.question(), past(county, asOf));
    }

    /** All days of an open-day rate, open, used and used while closed; empty for other figures. */
    public List<FigureRow> days(Definition definition, long county, Period period, @Nullable Long asOf) {
        return definition.origin() == Origin.RATIO
                ? source(Origin.RATIO)
                        .rows(definition, asked(county, period, asOf, now(county, asOf)), null, Integer.MAX_VALUE)
                        .items()
                : List.of();
    }

    private List<Definition> chosen(List<String> codes, long county) {
        return definitions.all(county).stream()
                .filter(definition -> codes.contains(definition.code()))
                .toList();
    }

    private List<Figure> evaluate(List<Definition> wanted, long county, Period period, @Nullable Long asOf) {
        long now = now(county, asOf);
        return evaluate(wanted, asked(county, period, asOf, now), period, asOf == null ? now : asOf);
    }

    private Asked asked(long county, Period period, @Nullable Long asOf, long now) {
        return new Asked(county, period, past(asOf, now), true, null, () -> directory.of(county));
    }

    /** The county's latest posting number, which a past one cannot exceed. */
    private long now(long county, @Nullable Long asOf) {
        long now = tallies.state(county).posting();
        if (asOf != null && (asOf < 0 || asOf > now)) {
            throw new Refusal(Message.of("figures.as-of", now));
        }
        return now;
    }

    private @Nullable Long past(long county, @Nullable Long asOf) {
        return asOf == null ? null : past(asOf, now(county, asOf));
    }

    /** The latest posting is the present, which is projected and needs no journal. */
    private static @Nullable Long past(@Nullable Long asOf, long now) {
        return asOf != null && asOf == now ? null : asOf;
    }

    private List<Figure> evaluate(List<Definition> wanted, Asked asked, Period period, long asOf) {
        Map<Origin, List<Definition>> byOrigin = new EnumMap<>(Origin.class);
        wanted.forEach(definition -> byOrigin.computeIfAbsent(definition.origin(), origin -> new ArrayList<>())
                .add(definition));
        if (byOrigin.containsKey(Origin.RATIO)) {
            asked.needDays();
        }
        Map<String, Answer> answers = new HashMap<>();
        byOrigin.forEach((origin, some) -> answers.putAll(source(origin).answer(some, asked)));
        return wanted.stream()
                .map(definition -> figure(
                        definition,
                        asked,
                        period,
                        asOf,
                        answers.getOrDefault(definition.code(), new Answer(BigDecimal.ZERO, 0, false, null))))
                .toList();
    }

    private static Figure figure(Definition definition, Asked asked, Period period, long asOf, Answer answer) {
        return new Figure(
                definition, asked.county(), period, asOf, answer.value(), answer.rows(), answer.about(), answer.why());
    }

    private FigureSource source(Origin origin) {
        FigureSource source = sources.get(origin);
        if (source == null) {
            throw new IllegalStateException("no source for " + origin);
        }
        return source;
    }
}
