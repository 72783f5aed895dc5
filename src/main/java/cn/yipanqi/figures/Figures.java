package cn.yipanqi.figures;

import cn.yipanqi.figures.Definition.Origin;
import cn.yipanqi.figures.FigureSource.Answer;
import cn.yipanqi.figures.FigureSource.Question;
import cn.yipanqi.figures.FigureSource.Rows;
import cn.yipanqi.ledger.Ledger;
import cn.yipanqi.ledger.MatterNumbers;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Evaluates figures and opens the rows behind them. */
@Component
public class Figures {

    private final Definitions definitions;
    private final Map<Origin, FigureSource> sources = new EnumMap<>(Origin.class);
    private final Ledger ledger;
    private final MatterNumbers numbers;

    Figures(Definitions definitions, List<FigureSource> sources, Ledger ledger, MatterNumbers numbers) {
        this.definitions = definitions;
        sources.forEach(source -> this.sources.put(source.origin(), source));
        this.ledger = ledger;
        this.numbers = numbers;
    }

    /** Every figure with how many rows it opens, now or as of a posting. */
    @Transactional(readOnly = true)
    public List<Figure> all(long county, Period period, @Nullable Long asOf) {
        return evaluate(definitions.all(), county, period, asOf, true);
    }

    /** The present values of some figures; rows are not counted, so that tallies can answer. */
    @Transactional(readOnly = true)
    public List<Figure> values(List<String> codes, long county, Period period) {
        return evaluate(
                definitions.all().stream()
                        .filter(definition -> codes.contains(definition.code()))
                        .toList(),
                county,
                period,
                null,
                false);
    }

    @Transactional(readOnly = true)
    public Figure one(String code, long county, Period period, @Nullable Long asOf) {
        return evaluate(List.of(definitions.of(code)), county, period, asOf, true)
                .get(0);
    }

    /**
     * A page of the rows behind a figure.
     *
     * @param cursor {@link FigureRows#next()} of the page before
     * @param size rows a page, 1 to 500
     */
    @Transactional(readOnly = true)
    public FigureRows rows(
            String code, long county, Period period, @Nullable Long asOf, @Nullable String cursor, int size) {
        Figure figure = one(code, county, period, asOf);
        Rows rows = source(figure.definition().origin())
                .rows(
                        figure.definition(),
                        new Question(county, period, asOf, true),
                        cursor,
                        Math.min(Math.max(size, 1), 500));
        return new FigureRows(figure, rows.items(), rows.hidden(), rows.next());
    }

    /** How a figure of the ledger divides over the leading units; the null key waits for its lead. Empty for other figures. */
    @Transactional(readOnly = true)
    public Map<@Nullable UUID, BigDecimal> byLead(String code, long county, Period period, @Nullable Long asOf) {
        Definition definition = definitions.of(code);
        return definition.question() == null ? Map.of() : numbers.byLead(county, period, definition.question(), asOf);
    }

    private List<Figure> evaluate(
            List<Definition> wanted, long county, Period period, @Nullable Long asOf, boolean withRows) {
        long now = ledger.now(county);
        if (asOf != null && (asOf < 0 || asOf > now)) {
            throw new Refusal(Message.of("figures.as-of", now));
        }
        // The latest posting is the present, which is projected and needs no journal.
        Long then = asOf != null && asOf == now ? null : asOf;
        Question question = new Question(county, period, then, withRows);
        Map<Origin, List<Definition>> byOrigin = new EnumMap<>(Origin.class);
        wanted.forEach(definition -> byOrigin.computeIfAbsent(definition.origin(), origin -> new ArrayList<>())
                .add(definition));
        Map<String, Answer> answers = new HashMap<>();
        byOrigin.forEach((origin, asked) -> answers.putAll(source(origin).answer(asked, question)));
        return wanted.stream()
                .map(definition -> {
                    Answer answer =
                            answers.getOrDefault(definition.code(), new Answer(BigDecimal.ZERO, 0, false, null));
                    return new Figure(
                            definition,
                            county,
                            period,
                            asOf == null ? now : asOf,
                            answer.value(),
                            answer.rows(),
                            answer.about(),
                            answer.why());
                })
                .toList();
    }

    private FigureSource source(Origin origin) {
        FigureSource source = sources.get(origin);
        if (source == null) {
            throw new IllegalStateException("no source for " + origin);
        }
        return source;
    }
}
