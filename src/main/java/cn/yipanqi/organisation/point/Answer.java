package cn.yipanqi.organisation.point;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a station or home has a point, with all that is known and said of it.
 *
 * @param facts what the system knows
 * @param note the latest of a person's, where it still says something
 * @param mark the latest √
 */
public record Answer(
        Point point,
        List<Fact> facts,
        @Nullable Note note,
        @Nullable Note mark) {

    /** Who answers. */
    public enum By {
        NOTE,
        FACT,
        MARK,
        NOBODY
    }

    public By by() {
        if (note != null && note.holds() != null) {
            return By.NOTE;
        }
        if (!facts.isEmpty()) {
            return By.FACT;
        }
        return mark == null ? By.NOBODY : By.MARK;
    }

    /** None where nothing is known and nobody has said anything. */
    public @Nullable Boolean holds() {
        return switch (by()) {
            case NOTE -> note == null ? null : note.holds();
            case FACT -> facts.stream().anyMatch(Fact::holds);
            case MARK -> mark == null ? null : mark.holds();
            case NOBODY -> null;
        };
    }

    /** Whether a person says otherwise than the system. */
    public boolean overridden() {
        return by() == By.NOTE
                && !facts.isEmpty()
                && note != null
                && !Boolean.valueOf(facts.stream().anyMatch(Fact::holds)).equals(note.holds());
    }
}
