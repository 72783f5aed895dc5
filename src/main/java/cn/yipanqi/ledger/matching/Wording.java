package cn.yipanqi.ledger.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of {@code wording.properties}, ready for reading titles. Longer words are tried before shorter ones. */
final class Wording {

    /** A word and the one that stands for it. */
    record Synonym(String word, String standard) {}

    private static final Wording BUNDLED = new Wording(load("wording.properties"));

    private final Properties words;
    private final List<Synonym> synonyms = new ArrayList<>();

    private Wording(Properties words) {
        this.words = words;
        for (String key : words.stringPropertyNames()) {
            if (key.startsWith("synonyms.")) {
                List<String> same = list(key);
                same.forEach(word -> synonyms.add(new Synonym(word, same.get(0))));
            }
        }
        synonyms.sort(Comparator.comparingInt((Synonym s) -> -s.word().length()).thenComparing(Synonym::word));
    }

    static Wording bundled() {
        return BUNDLED;
    }

    /** The words under a key, the longest first. */
    List<String> longestFirst(String key) {
        List<String> sorted = new ArrayList<>(list(key));
        sorted.sort(Comparator.comparingInt((String w) -> -w.length()).thenComparing(Comparator.naturalOrder()));
        return sorted;
    }

    /** An alternation of the words under a key, the longest first. */
    String anyOf(String key) {
        return longestFirst(key).stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
    }

    List<Synonym> synonyms() {
        return synonyms;
    }

    private List<String> list(String key) {
        return List.of(Objects.requireNonNull(words.getProperty(key), key).split(","));
    }

    /** A list of words beside this class, UTF-8. */
    static Properties load(String name) {
        try (InputStream in = Objects.requireNonNull(Wording.class.getResourceAsStream(name), name)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Full-width forms to half-width, lower case; one character for one, so that positions stay. */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\uFF01' && c <= '\uFF5E') {
                c -= 0xFEE0;
            } else if (Character.isWhitespace(c) || c == '\u3000' || c == '\u00A0') {
                c = ' ';
            }
            folded.append(Character.toLowerCase(c));
        }
        return folded.toString();
    }

    /** Letters and digits only. */
    static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        folded(text).codePoints().filter(Character::isLetterOrDigit).forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
