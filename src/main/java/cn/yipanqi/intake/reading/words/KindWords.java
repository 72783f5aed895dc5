package cn.yipanqi.intake.reading.words;

import cn.yipanqi.ledger.Measure;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What speaks for each kind of ledger. */
public final class KindWords {

    /** Where a word stands decides which list it is looked up in. */
    public enum Where {
        NAMED,
        HEADED,
        FILLED
    }

    /** @param weight how much the term says, about 1 (little) to 6 (as good as certain) */
    public record Evidence(String term, double weight) {}

    private record Entry(LedgerKind kind, Map<Where, List<Evidence>> words) {}

    private final Map<String, Entry> kinds;

    private KindWords(Map<String, Entry> kinds) {
        this.kinds = kinds;
    }

    static KindWords standard() {
        Map<String, Entry> kinds = new LinkedHashMap<>();
        for (WordFile.Section section : WordFile.sections("kinds.txt")) {
            Map<Where, List<Evidence>> words = new LinkedHashMap<>();
            Set<Measure> measures = EnumSet.noneOf(Measure.class);
            LedgerKind.Role role = LedgerKind.Role.ENTRIES;
            for (String line : section.lines()) {
                String key = line.substring(0, line.indexOf(':'));
                List<String> values = WordFile.split(line.substring(line.indexOf(':') + 1));
                switch (key) {
                    case "measures" -> values.forEach(v -> measures.add(Measure.valueOf(v.toUpperCase(Locale.ROOT))));
                    case "role" -> role = LedgerKind.Role.valueOf(values.get(0).toUpperCase(Locale.ROOT));
                    default ->
                        words.put(
                                Where.valueOf(key.toUpperCase(Locale.ROOT)),
                                values.stream().map(KindWords::evidence).toList());
                }
            }
            kinds.put(section.head(), new Entry(new LedgerKind(section.head(), role, Set.copyOf(measures)), words));
        }
        return new KindWords(kinds);
    }

    private static Evidence evidence(String word) {
        int star = word.indexOf('*');
        return star < 0
                ? new Evidence(word, 1)
                : new Evidence(word.substring(0, star), Double.parseDouble(word.substring(star + 1)));
    }

    public List<LedgerKind> all() {
        List<LedgerKind> all = new ArrayList<>();
        kinds.values().forEach(entry -> all.add(entry.kind()));
        return all;
    }

    /** The kind of that code; unknown where there is none. */
    public LedgerKind kind(String code) {
        Entry entry = kinds.get(code);
        return entry == null ? LedgerKind.UNKNOWN : entry.kind();
    }

    /** The weightiest word for the kind that the text contains. */
    public Optional<Evidence> strongest(LedgerKind kind, Where where, String text) {
        Entry entry = kinds.get(kind.code());
        Evidence best = null;
        for (Evidence evidence :
                entry == null ? List.<Evidence>of() : entry.words().getOrDefault(where, List.of())) {
            if (text.contains(evidence.term()) && (best == null || evidence.weight() > best.weight())) {
                best = evidence;
            }
        }
        return Optional.ofNullable(best);
    }
}
