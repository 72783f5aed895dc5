package cn.yipanqi.coordination.regulation.clause;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one clause.
 *
 * @param before the older, none where it is new
 * @param after the newer, none where it is gone
 * @param old the older's words in pieces, those taken out marked
 * @param now the newer's words in pieces, those put in marked
 */
public record Difference(@Nullable Clause before, @Nullable Clause after, List<Piece> old, List<Piece> now) {

    /** A stretch of words, marked where only this side has it. */
    public record Piece(String text, boolean marked) {}

    /** What happened to it. */
    public enum Kind {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    public Kind kind() {
        if (before == null) {
            return Kind.ADDED;
        }
        if (after == null) {
            return Kind.REMOVED;
        }
        return old.stream().anyMatch(Piece::marked) || now.stream().anyMatch(Piece::marked) ? Kind.CHANGED : Kind.SAME;
    }

    /** Whether it stands under another number now. */
    public boolean moved() {
        return before != null && after != null && !java.util.Objects.equals(before.label(), after.label());
    }
}
