package cn.yipanqi.report.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a line of a report text, as the editor wrote it. */
public sealed interface Inline {

    /** The piece as it is written in the text; reading it again gives an equal piece. */
    default String source() {
        return TextWriter.inline(this);
    }

    /** Words that stand as they are. */
    record Text(String text) implements Inline {}

    /** What the occasion gives: the county's name, the period in words. */
    record Given(Place place) implements Inline {}

    /** A piece that becomes a number. */
    sealed interface NumberToken extends Inline {}

    /**
     * A figure by its code.
     *
     * @param variant how to show it, for instance {@code wan}; none where the definition's own display will do
     */
    record Figure(String code, @Nullable String variant) implements NumberToken {}

    /**
     * A number typed by hand 人工填报, because no ledger holds it yet.
     *
     * @param name what it is, in words; the same name is the same number wherever it stands
     * @param value as typed ("56", "1,200", "85.5%", "2000余"), none while nobody has filled it in
     * @param unit word shown behind it, may be empty
     */
    record Typed(String name, @Nullable String value, String unit) implements NumberToken {}

    /** Said only where the numbers standing directly in {@code parts} have something behind them; {@code otherwise} may be empty. */
    record Clause(List<Inline> parts, List<Inline> otherwise) implements Inline {

        public Clause {
            parts = List.copyOf(parts);
            otherwise = List.copyOf(otherwise);
        }
    }
}
