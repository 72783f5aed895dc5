package cn.yipanqi.coordination.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A county's plan of a year.
 *
 * @param title none where it is named by its year
 * @param guide what stands before the list of tasks
 * @param revision grows with every change
 */
public record Plan(
        long county,
        int year,
        @Nullable String title,
        @Nullable String guide,
        PlanState state,
        int revision,
        Instant changedAt,
        String changedBy) {

    /**
     * How its tasks stand.
     *
     * @param overdue of the open ones, those whose last day is over
     */
    public record Counts(long all, long open, long done, long dropped, long overdue) {}
}
