package cn.yipanqi.coordination.regulation.clause;

import org.jspecify.annotations.Nullable;

/**
 * One numbered piece of a text.
 *
 * @param number from 1, in the order of the text; 0 for what stands before the first
 * @param chapter heading under which it stands, as written
 * @param label 第三条, 三、 or 3. as written; none where it bears no number
 * @param text its words without the label, paragraphs parted by line breaks
 */
public record Clause(
        int number, @Nullable String chapter, @Nullable String label, String text) {

    /** Label and words, as they read. */
    public String whole() {
        return label == null ? text : article() ? label + "　" + text : label + text;
    }

    /** Whether it is an article 条, whose label stands apart from its words. */
    public boolean article() {
        return label != null && label.endsWith("条");
    }
}
