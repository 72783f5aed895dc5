package cn.yipanqi.coordination.plan;

import cn.yipanqi.shared.Commons;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as it stands; see {@link NewTask} for its parts.
 *
 * @param revision grows with every change; who changes it says which one he saw
 * @param stateWords how it was done, or why it was given up
 */
public record Task(
        UUID id,
        long county,
        int year,
        @Nullable Integer number,
        Commons commons,
        String title,
        @Nullable String measures,
        @Nullable String goal,
        UUID lead,
        List<UUID> partners,
        List<UUID> bodies,
        @Nullable UUID leader,
        @Nullable UUID person,
        @Nullable LocalDate from,
        LocalDate due,
        TaskState state,
        TaskOrigin origin,
        @Nullable UUID originId,
        int revision,
        @Nullable UUID parent,
        @Nullable UUID predecessor,
        @Nullable UUID continues,
        @Nullable Target target,
        @Nullable String stateWords,
        @Nullable Instant stateAt,
        @Nullable String stateBy) {

    public Task {
        partners = List.copyOf(partners);
        bodies = List.copyOf(bodies);
    }

    public boolean open() {
        return state == TaskState.OPEN;
    }

    /** Whether it is open still although its last day is over. */
    public boolean overdue(LocalDate today) {
        return open() && due.isBefore(today);
    }

    /** The first day that counts: its own, else the plan year's, never after the last. */
    public LocalDate begins() {
        LocalDate first = from == null ? LocalDate.of(year, 1, 1) : from;
        return first.isAfter(due) ? due : first;
    }

    /** The same with what an add or a change says. */
    public NewTask asNew() {
        return new NewTask(
                year,
                number,
                commons,
                title,
                measures,
                goal,
                lead,
                partners,
                bodies,
                leader,
                person,
                from,
                due,
                origin,
                originId,
                parent,
                predecessor,
                continues,
                target);
    }
}
