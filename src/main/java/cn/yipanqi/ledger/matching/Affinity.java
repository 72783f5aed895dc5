package cn.yipanqi.ledger.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Which words belong to the field of which kind of organisation ({@code affinity.properties}). */
final class Affinity {

    private record Field(List<String> units, List<String> words) {}

    private static final List<Field> FIELDS = fields();

    private Affinity() {}

    private static List<Field> fields() {
        Properties read = Wording.load("affinity.properties");
        List<Field> fields = new ArrayList<>();
        for (String key : read.stringPropertyNames()) {
            if (key.endsWith(".units")) {
                String words = key.replace(".units", ".words");
                fields.add(new Field(
                        List.of(read.getProperty(key).split(",")),
                        List.of(Objects.requireNonNull(read.getProperty(words), words)
                                .split(","))));
            }
        }
        return fields;
    }

    /** The longest word of the title that belongs to the unit's field, the earliest of several as long. */
    static @Nullable String word(String title, Collection<String> unitNames) {
        String longest = null;
        for (Field field : FIELDS) {
            if (unitNames.stream().noneMatch(name -> field.units().stream().anyMatch(name::contains))) {
                continue;
            }
            for (String word : field.words()) {
                boolean longer = longest == null || word.length() > longest.length();
                boolean earlier = longest != null
                        && word.length() == longest.length()
                        && title.indexOf(word) < title.indexOf(longest);
                if (title.contains(word) && (longer || earlier)) {
                    longest = word;
                }
            }
        }
        return longest;
    }
}
