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
        LocalDate today, List<Waiting> waiting, boolean more, List<Occasion> near, LocalDate until, Month month) {}
