package cn.yipanqi.report.word;

import cn.yipanqi.report.template.Block;
import cn.yipanqi.report.template.Inline;
import cn.yipanqi.report.template.Narrative;
import cn.yipanqi.report.word.Line.Style;
import cn.yipanqi.report.word.TextChange.Kind;
import cn.yipanqi.report.word.TextChange.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compares paragraphs: the longest common run of equal ones stands; between them, what resembles each other was changed, and the rest added or
 * removed.
 */
final class TextComparison {

    /** Share of common pairs of signs (Dice) from which a paragraph is a changed one, not another. */
    private static final double ALIKE = 0.35;

    /** What the page says of how far edition and numbers have come, whatever it is. */
    private static final Map<Style, Pattern> STANDINGS = Map.of(
            Style.STANDING, Pattern.compile("[(（].*[)）]"), Style.TABLE_STANDING, Pattern.compile(".*所列数字.*记账号.*"));

    private final List<Line> lines;
    private final List<Flat> given;
    private final List<Flat> returned;
    private final Map<Integer, Inline.NumberToken> tokens = new HashMap<>();
    private final List<TextChange> changes = new ArrayList<>();
    private final List<String> ours;
    private final List<String> theirs;
    private final Map<String, Set<String>> pairs = new HashMap<>();
    private int equal;

    TextComparison(List<Line> lines, List<Flat> given, List<Flat> returned, Sources sources) {
        this.lines = lines;
        this.given = given;
        this.returned = returned;
        this.ours = given.stream().map(Flat::key).toList();
        this.theirs = returned.stream().map(Flat::key).toList();
        for (Line line : lines) {
            for (Narrative.Piece piece : line.pieces()) {
                if (piece instanceof Narrative.Number number) {
                    tokens.putIfAbsent(sources.ofCard(number.cardCode()), number.token());
                }
            }
        }
    }

    List<TextChange> compare() {
        int[][] common = new int[ours.size() + 1][theirs.size() + 1];
        for (int i = ours.size() - 1; i >= 0; i--) {
            for (int j = theirs.size() - 1; j >= 0; j--) {
                common[i][j] = ours.get(i).equals(theirs.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        equal = common[0][0];
        int i = 0;
        int j = 0;
        int gapI = 0;
        int gapJ = 0;
        while (i < ours.size() && j < theirs.size()) {
            if (ours.get(i).equals(theirs.get(j))) {
                gap(gapI, i, gapJ, j);
                gapI = ++i;
                gapJ = ++j;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        gap(gapI, ours.size(), gapJ, theirs.size());
        return changes;
    }

    /** How many paragraphs are as they were given out. */
    int equal() {
        return equal;
    }

    private void gap(int i, int endI, int j, int endJ) {
        while (i < endI) {
            Pattern standing = STANDINGS.get(lines.get(i).style());
            int partner = standing == null ? mostAlike(i, j, endJ) : first(standing, j, endJ);
            if (partner >= 0) {
                for (; j < partner; j++) {
                    added(i - 1, j);
                }
                j++;
            }
            // How far the edition has come is not the sender's to change: his file says how far it had come when he was
            // given it.
            if (standing == null) {
                changes.add(
                        partner < 0 ? change(Kind.REMOVED, i, null) : change(Kind.CHANGED, i, returned.get(partner)));
            }
            i++;
        }
        for (; j < endJ; j++) {
            added(endI - 1, j);
        }
    }

    private int first(Pattern standing, int from, int to) {
        for (int j = from; j < to; j++) {
            if (standing.matcher(theirs.get(j)).matches()) {
                return j;
            }
        }
        return -1;
    }

    private int mostAlike(int i, int from, int to) {
        int best = -1;
        double most = ALIKE;
        for (int j = from; j < to; j++) {
            double alike = alike(ours.get(i), theirs.get(j));
            if (alike > most) {
                most = alike;
                best = j;
            }
        }
        return best;
    }

    private double alike(String a, String b) {
        Set<String> pairsA = pairs.computeIfAbsent(a, TextComparison::pairs);
        Set<String> pairsB = pairs.computeIfAbsent(b, TextComparison::pairs);
        if (pairsA.isEmpty() || pairsB.isEmpty()) {
            return 0;
        }
        long shared = pairsA.stream().filter(pairsB::contains).count();
        return 2.0 * shared / (pairsA.size() + pairsB.size());
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }

    private TextChange change(Kind kind, int line, @Nullable Flat after) {
        Flat before = given.get(line);
        List<String> unsourced = new ArrayList<>();
        if (after != null) {
            unsourced.addAll(NumberSearch.loose(after));
            NumberSearch.loose(before).forEach(unsourced::remove);
        }
        return new TextChange(
                kind,
                Part.of(lines.get(line).style()),
                lines.get(line).block(),
                before.readable(),
                after == null ? null : after.readable(),
                after == null ? null : source(after),
                List.copyOf(unsourced));
    }

    private void added(int behind, int j) {
        Flat flat = returned.get(j);
        Part part = behind < 0 ? Part.TITLE : Part.of(lines.get(behind).style());
        changes.add(new TextChange(
                Kind.ADDED,
                part == Part.ANNEX ? part : Part.PARAGRAPH,
                behind < 0 ? -1 : lines.get(behind).block(),
                null,
                flat.readable(),
                source(flat),
                NumberSearch.loose(flat)));
    }

    private String source(Flat flat) {
        List<Inline> parts = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (char sign : flat.text().strip().toCharArray()) {
            Inline.NumberToken token = Flat.isSign(sign) ? tokens.get(sign - Flat.FIRST) : null;
            if (token == null) {
                words.append(sign);
            } else {
                parts.add(new Inline.Text(words.toString()));
                parts.add(token);
                words.setLength(0);
            }
        }
        parts.add(new Inline.Text(words.toString()));
        return new Block.Paragraph(parts).source();
    }
}
