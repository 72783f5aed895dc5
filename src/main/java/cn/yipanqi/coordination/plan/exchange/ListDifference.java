package cn.yipanqi.coordination.plan.exchange;

import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskFields;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list beside the plan as it stands.
 *
 * @param missing tasks of the plan that the list does not name
 */
public record ListDifference(List<Line> lines, List<Task> missing) {

    /** What a row is to the plan. */
    public enum What {
        NEW,
        SAME,
        CHANGED,
        /** It cannot be taken in. */
        INVALID;

        public String messageKey() {
            return "coordination.import.what." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A row and what becomes of it.
     *
     * @param task the one it speaks of; none for a new one
     * @param says what that one would say; none where it cannot be taken in, and outside bodies not yet registered are not in it
     * @param before what it says now
     * @param after what it would say
     */
    public record Line(
            ListRow row,
            What what,
            @Nullable Task task,
            @Nullable NewTask says,
            @Nullable TaskFields before,
            @Nullable TaskFields after) {

        /** Fields that would change. */
        public List<String> changed() {
            return before == null || after == null ? List.of() : before.differences(after);
        }

        public @Nullable UUID id() {
            return task == null ? null : task.id();
        }
    }

    public long count(What what) {
        return lines.stream().filter(line -> line.what() == what).count();
    }

    /** Whether taking it in would change anything at all. */
    public boolean changes() {
        return count(What.NEW) + count(What.CHANGED) > 0 || !missing.isEmpty();
    }
}
