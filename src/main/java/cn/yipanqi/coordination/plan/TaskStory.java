package cn.yipanqi.coordination.plan;

import cn.yipanqi.coordination.plan.TaskDeeds.Confirmation;
import cn.yipanqi.coordination.plan.TaskDeeds.Report;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * All there is to tell of one task.
 *
 * @param plan how its plan stands
 * @param changes the latest first
 * @param reports the latest first
 */
public record TaskStory(
        TaskLine line,
        PlanState plan,
        List<TaskChange> changes,
        List<Report> reports,
        List<Confirmation> confirmations,
        List<Relative> relatives) {

    /** Another task it has to do with. */
    public record Relative(Relation relation, UUID id, int year, String title, TaskState state) {}

    /** What the other one is to this one. */
    public enum Relation {
        /** This is part of it. */
        WHOLE,
        /** It is part of this. */
        PART,
        /** It comes first. */
        BEFORE,
        /** It waits for this. */
        AFTER,
        /** This goes on with it. */
        LAST_YEAR,
        /** It goes on with this. */
        NEXT_YEAR;

        public String messageKey() {
            return "coordination.task.relation." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether its plan is over, so that nothing of it changes any more. */
    public boolean closed() {
        return plan == PlanState.CLOSED;
    }

    public Task task() {
        return line.task();
    }

    public Optional<Confirmation> confirmed(UUID unit) {
        return confirmations.stream().filter(one -> one.unit().equals(unit)).findFirst();
    }
}
