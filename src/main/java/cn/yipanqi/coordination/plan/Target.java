package cn.yipanqi.coordination.plan;

import cn.yipanqi.ledger.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a task is to reach: a number, and what counts towards it.
 *
 * @param value more than 0, at most two decimals
 * @param unit of the number, in words: 场, 人
 * @param figure code of a figure, of {@link Kind#FIGURE} only
 * @param kinds codes of the ledger's catalogue, of {@link Kind#LEDGER} only
 * @param measures summed together; matters are counted where there are none
 * @param category only this one
 * @param tag only matters with this tag
 * @param whose none for a typed one and for regulations, which are the county's
 */
public record Target(
        Kind kind,
        BigDecimal value,
        @Nullable String unit,
        @Nullable String figure,
        Set<String> kinds,
        List<Measure> measures,
        @Nullable String category,
        @Nullable String tag,
        @Nullable Whose whose) {

    /** Who counts. */
    public enum Kind {
        /** The figures module, by the figure's definition. */
        FIGURE,
        /** The ledger: matters, or the sum of their measures. */
        LEDGER,
        /** The regulations adopted in the plan's year. */
        REGULATION,
        /** Whoever reports. */
        TYPED;

        public String messageKey() {
            return "coordination.task.target.kind." + name().toLowerCase(Locale.ROOT);
        }
    }

    public Target {
        kinds = Set.copyOf(kinds);
        measures = List.copyOf(measures);
    }

    public static Target typed(BigDecimal value, @Nullable String unit) {
        return new Target(Kind.TYPED, value, unit, null, Set.of(), List.of(), null, null, null);
    }

    public static Target regulations(BigDecimal value, @Nullable String unit) {
        return new Target(Kind.REGULATION, value, unit, null, Set.of(), List.of(), null, null, null);
    }

    public static Target figure(String code, BigDecimal value, @Nullable String unit, Whose whose) {
        return new Target(Kind.FIGURE, value, unit, code, Set.of(), List.of(), null, null, whose);
    }

    public static Target ledger(
            Set<String> kinds, List<Measure> measures, BigDecimal value, @Nullable String unit, Whose whose) {
        return new Target(Kind.LEDGER, value, unit, null, kinds, measures, null, null, whose);
    }
}
