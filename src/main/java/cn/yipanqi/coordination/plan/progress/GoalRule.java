package cn.yipanqi.coordination.plan.progress;

import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Whose;
import cn.yipanqi.ledger.Measure;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What counts towards goals of one wording.
 *
 * @param kinds none where nothing does and progress is typed, or where regulations are counted
 * @param regulations whether regulations are counted rather than the ledger
 * @param says the same in words
 */
record GoalRule(
        Pattern wording,
        Set<String> kinds,
        boolean regulations,
        List<Measure> measures,
        @Nullable Whose whose,
        String says) {

    private static final int COLUMNS = 5;

    /** Stands in the place of the ledger's kinds. */
    private static final String REGULATIONS = "regulation";

    /** @throws IllegalArgumentException where the line is no rule */
    static GoalRule read(String line) {
        // Wordings have strokes of their own, but none between blanks.
        String[] columns = line.split(" \\|(?= )", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("no goal rule: " + line);
        }
        boolean regulations = columns[1].strip().equals(REGULATIONS);
        Set<String> kinds = regulations ? Set.of() : Set.copyOf(words(columns[1]));
        return new GoalRule(
                Pattern.compile(columns[0].strip()),
                kinds,
                regulations,
                words(columns[2]).stream()
                        .map(word -> Measure.valueOf(word.toUpperCase(Locale.ROOT)))
                        .toList(),
                kinds.isEmpty() ? null : Whose.valueOf(columns[3].strip()),
                columns[4].strip());
    }

    private static List<String> words(String column) {
        return Stream.of(column.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    Optional<Target> target(String goal) {
        Matcher found = wording.matcher(
                Normalizer.normalize(goal, Normalizer.Form.NFKC).replaceAll("\\s|(?<=\\d),(?=\\d{3})", ""));
        if (!found.find() || found.group(1).length() > 9) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(found.group(1));
        if (value.signum() == 0) {
            return Optional.empty();
        }
        String unit = found.groupCount() > 1 ? found.group(2) : null;
        if (regulations) {
            return Optional.of(Target.regulations(value, unit));
        }
        return Optional.of(
                whose == null ? Target.typed(value, unit) : Target.ledger(kinds, measures, value, unit, whose));
    }
}
