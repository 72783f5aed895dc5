package cn.yipanqi.coordination.contact;

import cn.yipanqi.organisation.WorkingDays;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a point stands in a year.
 *
 * @param planned visits meant for the part of the year in which the point stands
 * @param made visits made
 * @param due the day by which the next one is meant; none when the year's are made or the point has ended
 * @param late working days since then; 0 where it is not past
 */
public record Standing(int planned, int made, @Nullable LocalDate due, int late) {

    public boolean overdue() {
        return late > 0;
    }

    /** @param today of the year looked at, or later; of a year gone by its last day counts as reached */
    static Standing of(ContactPoint point, int year, int made, LocalDate today, WorkingDays workingDays) {
        Cadence cadence = new Cadence(point.visitsAYear());
        LocalDate from = point.from();
        LocalDate to = point.to();
        if (from.getYear() > year || to != null && to.getYear() < year) {
            return new Standing(0, made, null, 0);
        }
        int first = from.getYear() == year ? cadence.partOf(from) : 1;
        int last = to != null && to.getYear() == year ? cadence.partOf(to) : point.visitsAYear();
        int planned = last - first + 1;
        if (made >= planned) {
            return new Standing(planned, made, null, 0);
        }
        LocalDate end = cadence.partEnd(year, first + made);
        LocalDate due = workingDays.orNext(to != null && to.isBefore(end) ? to : end);
        int late = due.isBefore(today) ? workingDays.between(due, today) : 0;
        return new Standing(planned, made, due, late);
    }
}
