package cn.yipanqi.ledger;

import cn.yipanqi.shared.Period;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question that a county's matters of a period answer with a number. A matter falls into the period by its first day.
 *
 * @param kinds codes of the catalogue
 * @param aggregate how matters make the number
 * @param measures what is summed, together, with {@link Aggregate#SUM} only; a matter that states none of them stays out
 * @param category only this category
 * @param tag only matters with this tag
 * @param partnered only matters in which two or more take part, or only others
 * @param team only this team
 * @param home only uses of this home
 */
public record MatterQuestion(
        Set<String> kinds,
        Aggregate aggregate,
        List<Measure> measures,
        @Nullable String category,
        @Nullable String tag,
        @Nullable Boolean partnered,
        @Nullable String team,
        @Nullable UUID home) {

    /** How matters make one number. */
    public enum Aggregate {
        /** Each matter counts 1. */
        COUNT,
        /** The measure's values, of matters that state it. */
        SUM,
        /** Different categories. */
        DISTINCT_CATEGORY,
        /** Different teams. */
        DISTINCT_TEAM,
        /** Different homes. */
        DISTINCT_HOME;

        public boolean isDistinct() {
            return column() != null;
        }

        /** The column whose different values are counted, none for a count or sum. */
        @Nullable
        String column() {
            return switch (this) {
                case DISTINCT_CATEGORY -> "category";
                case DISTINCT_TEAM -> "team";
                case DISTINCT_HOME -> "home";
                case COUNT, SUM -> null;
            };
        }
    }

    public MatterQuestion {
        kinds = Set.copyOf(kinds);
        measures = List.copyOf(measures);
        if ((aggregate == Aggregate.SUM) == measures.isEmpty()) {
            throw new IllegalArgumentException("a sum, and nothing else, needs a measure");
        }
    }

    public static MatterQuestion count(String kind) {
        return new MatterQuestion(Set.of(kind), Aggregate.COUNT, List.of(), null, null, null, null, null);
    }

    /** Whether monthly tallies can answer it for that period. */
    boolean tallied(Period period) {
        return period.wholeMonths()
                && tag == null
                && partnered == null
                && team == null
                && home == null
                && (aggregate == Aggregate.COUNT
                        || aggregate == Aggregate.SUM
                        || aggregate == Aggregate.DISTINCT_CATEGORY);
    }
}
