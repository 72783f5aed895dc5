package cn.yipanqi.desk;

import cn.yipanqi.coordination.agenda.Occasion;
import cn.yipanqi.notify.Waiting;
import java.time.LocalDate;
import java.util.List;

/**
 * What somebody finds in the morning.
 *
 * @param waiting what waits for him, his unit, station or office; the nearest last day first
 * @param more whether more waits than is shown
 * @param near what stands on the days from today on, and is not settled
 * @param until last of those days
 */
public record Desk(
        LocalDate today, List<Waiting> waiting, boolean more, List<Occasion> near, LocalDate until, Month month) {

    /** More than stand in a county's two weeks as a rule; the others unfold. */
    private static final int NEAREST = 15;

    public List<Occasion> nearest() {
        return near.subList(0, Math.min(NEAREST, near.size()));
    }

    public List<Occasion> lessNear() {
        return near.subList(nearest().size(), near.size());
    }
}
