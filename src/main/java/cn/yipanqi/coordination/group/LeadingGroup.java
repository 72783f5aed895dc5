package cn.yipanqi.coordination.group;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A leading group.
 *
 * @param document by which it was founded, in words
 * @param from first day
 * @param endedOn first day on which it is no longer
 * @param duties 工作职责, a paragraph a line
 * @param officeName 办公室, where it has one
 * @param officeUnit where the office sits
 * @param revision grows with every change
 */
public record LeadingGroup(
        UUID id,
        long county,
        String name,
        String document,
        LocalDate from,
        @Nullable LocalDate endedOn,
        String duties,
        String officeName,
        @Nullable UUID officeUnit,
        String officeDuties,
        int revision) {

    public boolean on(LocalDate day) {
        return !day.isBefore(from) && (endedOn == null || day.isBefore(endedOn));
    }
}
