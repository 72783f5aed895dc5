package cn.yipanqi.coordination.regulation.clause;

import cn.yipanqi.coordination.regulation.clause.Difference.Piece;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares two texts clause by clause. Clauses are paired in order so that the pairs are as alike as can be (shared pairs of characters,
 * Dice); within a pair the words that differ are marked (Myers). Chinese has no blanks between words: a word is a character, a number or a
 * Latin word, and marks less than two characters apart become one, for a sentence cut into single characters cannot be read.
 */
public final class Comparison {

    private static final Pattern WORDS = Pattern.compile("[0-9]+|[A-Za-z]+|.", Pattern.DOTALL);
    /** Below this, two clauses are no longer the same one reworded. */
    private static final double ALIKE = 0.34;
    /** So little between two marks belongs to them. */
    private static final int SHREDS = 2;
    /** Clauses of one text times characters of the other: many times any law's, and still weighed within a second or two. */
    private static final long WEIGHABLE = 50_000_000;
    /** Pairs of clauses to weigh: each costs two numbers, and this many 64 MB. The longest law of all has 1,260 articles. */
    private static final long PAIRS = 4_000_000;
    /** Words of both sides together: of a longer clause the marks would take minutes, and nobody reads them. */
    private static final int MARKABLE = 4_000;

    private Comparison() {}

    /** Texts far beyond any regulation's are paired place by place. */
    public static List<Difference> of(List<Clause> before, List<Clause> after) {
        long weight = (long) before.size() * (after.size() + length(after)) + (long) after.size() * length(before);
        boolean beyond = weight > WEIGHABLE || (long) before.size() * after.size() > PAIRS;
        return beyond ? placeByPlace(before, after) : alikeAsCanBe(before, after);
    }

    private static long length(List<Clause> clauses) {
        return clauses.stream().mapToLong(clause -> clause.text().length()).sum();
    }

    private static List<Difference> placeByPlace(List<Clause> before, List<Clause> after) {
        List<Difference> all = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            if (i >= after.size()) {
                all.add(gone(before.get(i)));
            } else if (i >= before.size()) {
                all.add(come(after.get(i)));
            } else {
                all.add(pair(before.get(i), after.get(i)));
            }
        }
        return all;
    }

    private static Difference gone(Clause clause) {
        return new Difference(clause, null, List.of(new Piece(clause.text(), true)), List.of());
    }

    private static Difference come(Clause clause) {
        return new Difference(null, clause, List.of(), List.of(new Piece(clause.text(), true)));
    }

    private static List<Difference> alikeAsCanBe(List<Clause> before, List<Clause> after) {
        double[][] best = new double[before.size() + 1][after.size() + 1];
        double[][] alike = new double[before.size()][after.size()];
        List<Map<String, Integer>> olds = before.stream().map(Comparison::pairs).toList();
        List<Map<String, Integer>> news = after.stream().map(Comparison::pairs).toList();
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                alike[i][j] = alike(olds.get(i), news.get(j));
                double paired = alike[i][j] < ALIKE ? 0 : alike[i][j] + best[i + 1][j + 1];
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        List<Difference> all = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size()
                    && j < after.size()
                    && alike[i][j] >= ALIKE
                    && best[i][j] == alike[i][j] + best[i + 1][j + 1]) {
                all.add(pair(before.get(i++), after.get(j++)));
            } else if (i < before.size() && (j == after.size() || best[i][j] == best[i + 1][j])) {
                all.add(gone(before.get(i++)));
            } else {
                all.add(come(after.get(j++)));
            }
        }
        return all;
    }

    /** How often each two neighbouring characters stand in it. */
    private static Map<String, Integer> pairs(Clause clause) {
        String text = clause.text();
        Map<String, Integer> pairs = new HashMap<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.merge(text.substring(i, i + 2), 1, Integer::sum);
        }
        if (text.length() < 2) {
            pairs.put(text, 1);
        }
        return pairs;
    }

    private static double alike(Map<String, Integer> one, Map<String, Integer> other) {
        int shared = 0;
        int all = 0;
        for (Map.Entry<String, Integer> pair : one.entrySet()) {
            shared += Math.min(pair.getValue(), other.getOrDefault(pair.getKey(), 0));
            all += pair.getValue();
        }
        for (int count : other.values()) {
            all += count;
        }
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    private static Difference pair(Clause before, Clause after) {
        List<String> old = words(before.text());
        List<String> now = words(after.text());
        if (old.size() + now.size() > MARKABLE) {
            boolean changed = !before.text().equals(after.text());
            return new Difference(
                    before,
                    after,
                    List.of(new Piece(before.text(), changed)),
                    List.of(new Piece(after.text(), changed)));
        }
        boolean[] gone = new boolean[old.size()];
        boolean[] come = new boolean[now.size()];
        int keptOld = 0;
        int keptNow = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            int from = delta.getSource().getPosition();
            int between = from - keptOld;
            boolean shreds = keptOld > 0
                    && between < SHREDS
                    && old.subList(keptOld, from).stream().noneMatch(word -> word.matches("[\\s，。；、：]"));
            int begin = shreds ? keptOld : from;
            int beginNow = shreds ? keptNow : delta.getTarget().getPosition();
            keptOld = from + delta.getSource().size();
            keptNow = delta.getTarget().getPosition() + delta.getTarget().size();
            java.util.Arrays.fill(gone, begin, keptOld, true);
            java.util.Arrays.fill(come, beginNow, keptNow, true);
        }
        return new Difference(before, after, pieces(old, gone), pieces(now, come));
    }

    private static List<String> words(String text) {
        Matcher words = WORDS.matcher(text);
        List<String> all = new ArrayList<>();
        while (words.find()) {
            all.add(words.group());
        }
        return all;
    }

    private static List<Piece> pieces(List<String> words, boolean[] marked) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < words.size(); ) {
            int from = i;
            while (i < words.size() && marked[i] == marked[from]) {
                i++;
            }
            pieces.add(new Piece(String.join("", words.subList(from, i)), marked[from]));
        }
        return pieces;
    }
}
