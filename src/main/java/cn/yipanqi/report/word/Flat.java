package cn.yipanqi.report.word;

import cn.yipanqi.report.template.Narrative;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph with a sign in place of each number known as one of the edition's, so that text can be compared whatever the numbers say.
 * The signs are characters of the private use area, one for each source.
 */
final class Flat {

    /** First sign of the private alphabet. */
    static final char FIRST = '\uE000';

    /** A number where its sign stands. */
    record Found(int source, String shown, NumberChange.Means means) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Found> found = new ArrayList<>();

    /** An edition's line as it was given out. */
    static Flat of(Line line, Sources sources) {
        Flat flat = new Flat();
        for (Narrative.Piece piece : line.pieces()) {
            if (piece instanceof Narrative.Words words) {
                flat.words(words.text());
            } else if (piece instanceof Narrative.Number number) {
                flat.number(new Found(sources.ofCard(number.cardCode()), number.display(), NumberChange.Means.CONTROL));
            }
        }
        return flat;
    }

    void words(String words) {
        for (int i = 0; i < words.length(); i++) {
            char sign = words.charAt(i);
            text.append(isSign(sign) ? '\uFFFD' : sign);
        }
    }

    void number(Found number) {
        text.append((char) (FIRST + number.source()));
        found.add(number);
    }

    /** Puts a number's sign where its digits stand. */
    void mark(int from, int to, Found number) {
        int before = (int) text.chars().limit(from).filter(Flat::isSign).count();
        text.replace(from, to, String.valueOf((char) (FIRST + number.source())));
        found.add(before, number);
    }

    /**
     * The paragraph with every match of a pattern, none of which may hold a sign, replaced: by the sign of a number found there, or by nothing.
     */
    Flat replacing(Pattern pattern, Function<MatchResult, @Nullable Found> number) {
        Flat flat = new Flat();
        Iterator<Found> known = found.iterator();
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (matcher.find()) {
            flat.copy(text, from, matcher.start(), known);
            Found here = number.apply(matcher);
            if (here != null) {
                flat.number(here);
            }
            from = matcher.end();
        }
        flat.copy(text, from, text.length(), known);
        return flat;
    }

    private void copy(CharSequence other, int from, int to, Iterator<Found> known) {
        for (int i = from; i < to; i++) {
            char sign = other.charAt(i);
            text.append(sign);
            if (isSign(sign)) {
                found.add(known.next());
            }
        }
    }

    static boolean isSign(int character) {
        return character >= FIRST && character <= '\uF8FF';
    }

    /** With signs. */
    String text() {
        return text.toString();
    }

    List<Found> found() {
        return found;
    }

    boolean isBlank() {
        return text.toString().isBlank();
    }

    /** As it reads, numbers as they stand there. */
    String readable() {
        StringBuilder out = new StringBuilder();
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (isSign(sign)) {
                out.append(found.get(next++).shown());
            } else {
                out.append(sign);
            }
        }
        return out.toString().strip();
    }

    /** What two paragraphs are equal by: spaces, full and half width do not count, being changed by office suites on their own. */
    String key() {
        return normal(text.toString());
    }

    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }
}
