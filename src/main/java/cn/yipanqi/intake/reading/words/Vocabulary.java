package cn.yipanqi.intake.reading.words;

import cn.yipanqi.intake.reading.value.PlainText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All the words a sheet is read with.
 *
 * @param columns what headers mean
 * @param kinds what speaks for a kind
 * @param rows how rows that are no data begin
 * @param categories known categories
 * @param tags when a tag is proposed
 */
public record Vocabulary(
        ColumnWords columns, KindWords kinds, RowWords rows, CategoryWords categories, List<TagRule> tags) {

    private static final Vocabulary STANDARD = new Vocabulary(
            ColumnWords.standard(),
            KindWords.standard(),
            RowWords.standard(),
            CategoryWords.standard(),
            TagRule.standard());

    /** What the product comes with. */
    public static Vocabulary standard() {
        return STANDARD;
    }

    /** Adds a coordinator's own terms; they outweigh the standard ones of the same wording. */
    public Vocabulary withColumns(Collection<ColumnTerm> terms) {
        return terms.isEmpty() ? this : new Vocabulary(columns.with(terms), kinds, rows, categories, tags);
    }

    /** Adds tags of the county, or replaces those of the same code. */
    public Vocabulary withTags(Collection<TagRule> own) {
        List<TagRule> all = new ArrayList<>(tags);
        all.removeIf(rule -> own.stream().anyMatch(o -> o.code().equals(rule.code())));
        all.addAll(own);
        return new Vocabulary(columns, kinds, rows, categories, List.copyOf(all));
    }

    /** Codes of the tags the text speaks of, in order. */
    public Set<String> tagsIn(String text) {
        String plain = PlainText.dense(text);
        Set<String> found = new TreeSet<>();
        for (TagRule rule : tags) {
            if (rule.speaksOf(plain)) {
                found.add(rule.code());
            }
        }
        return found;
    }
}
