package cn.yipanqi.report.template;

import cn.yipanqi.shared.Commons;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers a report text may name.
 *
 * @param figures codes of the figures in force, each with the commons it belongs to
 * @param variants ways of showing that may follow a code
 */
public record Vocabulary(Map<String, Commons> figures, Set<String> variants) {

    public Vocabulary {
        figures = Map.copyOf(figures);
        variants = Set.copyOf(variants);
    }

    /** The code nearest to a mistyped one, none where nothing is near. */
    @Nullable
    String nearest(String mistyped) {
        return figures.keySet().stream()
                .sorted()
                .filter(code -> distance(code, mistyped) <= Math.max(2, mistyped.length() / 5))
                .min(java.util.Comparator.comparingInt(code -> distance(code, mistyped)))
                .orElse(null);
    }

    /** Levenshtein's distance: how many signs to add, drop or change. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
