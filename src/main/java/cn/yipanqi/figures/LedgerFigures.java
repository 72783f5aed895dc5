package cn.yipanqi.figures;

import cn.yipanqi.figures.Definition.Origin;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.MatterNumbers;
import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.ledger.MatterShare;
import cn.yipanqi.ledger.MatterShares;
import cn.yipanqi.ledger.MatterShares.Shares;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Figures over matters. */
@Component
class LedgerFigures implements FigureSource {

    /** In a sensitive kind, fewer hidden rows than this could point at a person: neither their number nor their sum is told. */
    static final int FEWEST_TOLD_OF_SENSITIVE = 5;

    private final MatterNumbers numbers;
    private final MatterShares matters;
    private final Catalogue catalogue;

    LedgerFigures(MatterNumbers numbers, MatterShares matters, Catalogue catalogue) {
        this.numbers = numbers;
        this.matters = matters;
        this.catalogue = catalogue;
    }

    @Override
    public Origin origin() {
        return Origin.LEDGER;
    }

    @Override
    public Map<String, Answer> answer(Collection<Definition> definitions, Asked asked) {
        Map<String, MatterNumbers.Answer> told = new HashMap<>();
        Map<String, MatterQuestion> untold = new LinkedHashMap<>();
        definitions.forEach(definition -> fromTallies(asked, ask(definition))
                .ifPresentOrElse(
                        answer -> told.put(definition.code(), answer),
                        () -> untold.put(definition.code(), ask(definition))));
        if (!untold.isEmpty()) {
            told.putAll(
                    asked.withRows() || asked.asOf() != null
                            ? numbers.answers(
                                    asked.county(),
                                    asked.period(),
                                    untold,
                                    asked.asOf(),
                                    asked.needsDays() ? HomeUsage.KIND : null)
                            : numbers.values(asked.county(), asked.period(), untold));
        }
        Map<String, Answer> answers = new HashMap<>();
        told.forEach((code, answer) -> answers.put(code, answer(answer)));
        return answers;
    }

    private static Answer answer(MatterNumbers.Answer answer) {
        return new Answer(answer.value(), answer.rows() == null ? 0 : answer.rows(), answer.about(), null);
    }

    private static Optional<MatterNumbers.Answer> fromTallies(Asked asked, MatterQuestion question) {
        return asked.tallies() == null ? Optional.empty() : asked.tallies().answer(question, asked.period());
    }

    @Override
    public Rows rows(Definition definition, Asked asked, @Nullable String cursor, int size) {
        Shares shares = matters.of(
                asked.county(),
                asked.period(),
                ask(definition),
                asked.asOf(),
                cursor == null ? null : Cursors.position(cursor),
                size);
        String next = null;
        if (shares.more()) {
            MatterShare last = shares.items().get(shares.items().size() - 1);
            next = Cursors.after(last.day(), last.matter());
        }
        return new Rows(
                shares.items().stream()
                        .map(share -> new FigureRow(share, null, share.day(), share.title(), null, share.share()))
                        .toList(),
                hidden(definition, shares),
                next,
                answer(shares.whole()));
    }

    private FigureRows.@Nullable Hidden hidden(Definition definition, Shares shares) {
        boolean sensitive = ask(definition).kinds().stream()
                .anyMatch(kind -> catalogue.kind(kind).sensitive());
        return sensitive && shares.hiddenRows() > 0 && shares.hiddenRows() < FEWEST_TOLD_OF_SENSITIVE
                ? null
                : new FigureRows.Hidden(shares.hiddenRows(), shares.hiddenShare());
    }

    private static MatterQuestion ask(Definition definition) {
        return Objects.requireNonNull(definition.question());
    }
}
