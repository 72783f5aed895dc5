package cn.yipanqi.organisation.point;

import org.jspecify.annotations.Nullable;

/**
 * A note as it was typed.
 *
 * @param holds {@code yes}, {@code no}, or anything else for what the system knows
 */
public record NoteForm(
        @Nullable String code,
        @Nullable String holds,
        @Nullable String words,
        @Nullable String day) {

    static final NoteForm EMPTY = new NoteForm(null, "yes", null, null);

    @Nullable
    Boolean said() {
        return "yes".equals(holds) ? Boolean.TRUE : "no".equals(holds) ? Boolean.FALSE : null;
    }
}
