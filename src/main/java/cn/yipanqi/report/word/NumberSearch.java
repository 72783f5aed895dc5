package cn.yipanqi.report.word;

import cn.yipanqi.report.word.NumberChange.Means;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds an edition's numbers in a returned file: by control, else by the card code behind the digits, else by the words before them.
 */
final class NumberSearch {

    private static final String DIGIT = "[0-9０-９]";

    /** A number as people write it; bounded, so that a page full of digits costs no more than its length. */
    static final String NUMBER =
            "(?:--|" + DIGIT + "(?:" + DIGIT + "|[,，](?=" + DIGIT + "{3})|[.．](?=" + DIGIT + ")){0,20}[%％]?)";

    private static final Pattern ANY_NUMBER = Pattern.compile(NUMBER);

    /** Words before a number by which it is known again: at most so many, and no fewer than tell a place. */
    private static final int CONTEXT = 8;

    private static final int LEAST_CONTEXT = 3;

    private final EditionDocument edition;
    private final Sources sources;
    private final @Nullable Pattern numberWithCode;
    private final @Nullable Pattern codeBehindSign;

    NumberSearch(EditionDocument edition, Sources sources) {
        this.edition = edition;
        this.sources = sources;
        String codes = sources.all().stream()
                .map(NumberSource::cardCode)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        boolean none = codes.isEmpty();
        this.numberWithCode = none ? null : Pattern.compile("(" + NUMBER + ")\\s{0,3}(" + codes + ")(?!" + DIGIT + ")");
        this.codeBehindSign =
                none ? null : Pattern.compile("(?<=[\uE000-\uF8FF])\\s{0,3}(?:" + codes + ")(?!" + DIGIT + ")");
    }

    /** The returned paragraphs with signs for what was found in them, in the order given. */
    List<Flat> search(List<Flat> given, ReturnedPage page) {
        List<Flat> returned = new ArrayList<>();
        for (ReturnedPage.Paragraph paragraph : page.paragraphs()) {
            Flat flat = byCode(byControl(paragraph));
            if (!flat.isBlank()) {
                returned.add(flat);
            }
        }
        byWords(given, returned);
        return returned;
    }

    private Flat byControl(ReturnedPage.Paragraph paragraph) {
        Flat flat = new Flat();
        for (ReturnedPage.Bit bit : paragraph.bits()) {
            if (bit instanceof ReturnedPage.Words words) {
                flat.words(words.text());
            } else if (bit instanceof ReturnedPage.Control control) {
                Integer source = control.tag().edition().equals(edition.id())
                        ? sources.ofCode(control.tag().code())
                        : null;
                if (source == null) {
                    flat.words(control.text());
                } else if (!control.text().isBlank()) {
                    flat.number(new Flat.Found(source, control.text().strip(), Means.CONTROL));
                }
            }
        }
        return flat;
    }

    private Flat byCode(Flat flat) {
        if (numberWithCode == null || codeBehindSign == null) {
            return flat;
        }
        return flat.replacing(codeBehindSign, code -> null)
                .replacing(
                        numberWithCode,
                        match -> new Flat.Found(sources.ofCard(match.group(2)), match.group(1), Means.CARD_CODE));
    }

    private void byWords(List<Flat> given, List<Flat> returned) {
        int[] missing = new int[sources.all().size()];
        given.forEach(flat -> flat.found().forEach(found -> missing[found.source()]++));
        returned.forEach(flat -> flat.found().forEach(found -> missing[found.source()]--));
        for (Flat line : given) {
            String text = line.text();
            for (int i = 0; i < text.length(); i++) {
                int source = text.charAt(i) - Flat.FIRST;
                if (Flat.isSign(text.charAt(i))
                        && missing[source] > 0
                        && byWords(text.substring(Math.max(0, i - CONTEXT), i), source, returned)) {
                    missing[source]--;
                }
            }
        }
    }

    private static boolean byWords(String context, int source, List<Flat> returned) {
        if (context.length() < LEAST_CONTEXT) {
            return false;
        }
        for (Flat flat : returned) {
            String text = flat.text();
            int at = text.indexOf(context);
            if (at >= 0) {
                Matcher number = ANY_NUMBER.matcher(text).region(at + context.length(), text.length());
                if (number.lookingAt()) {
                    flat.mark(number.start(), number.end(), new Flat.Found(source, number.group(), Means.WORDS));
                    return true;
                }
            }
        }
        return false;
    }

    /** Numbers among the words, which no sign stands for. */
    static List<String> loose(Flat flat) {
        List<String> numbers = new ArrayList<>();
        for (Matcher match = ANY_NUMBER.matcher(flat.text()); match.find(); ) {
            numbers.add(match.group());
        }
        return numbers;
    }
}
