package cn.yipanqi.report.word;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph whose words differ from what was given out; a paragraph in which only numbers differ is not one.
 *
 * @param kind what happened to it
 * @param part where in the document it stands
 * @param block the report text's block it is, or behind which it was added; -1 for title, by-line and what the page adds
 * @param before as given out, none where it was added
 * @param after as returned, none where it was removed; numbers as they stand there
 * @param source the words as returned with tokens for the numbers still known, ready to be put into the report text; none where removed
 * @param unsourced numbers that came with the words and that no source stands behind
 */
public record TextChange(
        Kind kind,
        Part part,
        int block,
        @Nullable String before,
        @Nullable String after,
        @Nullable String source,
        List<String> unsourced) {

    public enum Kind {
        CHANGED,
        ADDED,
        REMOVED
    }

    public enum Part {
        TITLE,
        BY_LINE,
        HEADING,
        PARAGRAPH,
        /** Around the table of sources; the page writes it, and changes to it cannot be taken over. */
        ANNEX;

        static Part of(Line.Style style) {
            return switch (style) {
                case TITLE -> TITLE;
                case BY_LINE, STANDING -> BY_LINE;
                case HEADING1, HEADING2 -> HEADING;
                case BODY -> PARAGRAPH;
                case ANNEX_NOTE, ANNEX_MARK, ANNEX_TITLE, TABLE_HOW, TABLE_STANDING, CHAIN -> ANNEX;
            };
        }
    }
}
