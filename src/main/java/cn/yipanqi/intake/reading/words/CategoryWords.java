package cn.yipanqi.intake.reading.words;

import cn.yipanqi.intake.reading.value.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Known categories of a kind, and of destinations, under their usual name. */
public final class CategoryWords {

    private record Spelling(String text, String category) {}

    private final Map<String, List<Spelling>> spellings;

    private CategoryWords(Map<String, List<Spelling>> spellings) {
        this.spellings = spellings;
    }

    static CategoryWords standard() {
        Map<String, List<Spelling>> all = new HashMap<>();
        for (WordFile.Section section : WordFile.sections("categories.txt")) {
            List<Spelling> spellings = new ArrayList<>();
            for (String line : section.lines()) {
                String category = line.substring(0, line.indexOf('=')).strip();
                WordFile.split(line.substring(line.indexOf('=') + 1))
                        .forEach(word -> spellings.add(new Spelling(word, category)));
            }
            spellings.sort(
                    Comparator.comparingInt((Spelling s) -> s.text().length()).reversed());
            all.put(section.head(), List.copyOf(spellings));
        }
        return new CategoryWords(all);
    }

    /** Whether the kind has known categories at all. */
    public boolean knows(String kind) {
        return spellings.containsKey(kind);
    }

    /** The usual name where the text is a known spelling of it, else the text. */
    public String usual(String kind, String text) {
        String dense = PlainText.dense(text);
        return spellings.getOrDefault(kind, List.of()).stream()
                .filter(s -> s.text().equals(dense))
                .findFirst()
                .map(Spelling::category)
                .orElse(text.strip());
    }

    /** The category whose spelling stands somewhere in the text, the longest first; for titles such as 专题会议台账. */
    public Optional<String> in(String kind, String text) {
        String dense = PlainText.dense(text);
        return spellings.getOrDefault(kind, List.of()).stream()
                .filter(s -> s.text().length() > 1 && dense.contains(s.text()))
                .findFirst()
                .map(Spelling::category);
    }
}
