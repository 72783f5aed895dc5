package cn.yipanqi.notify;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When a county, or one account in it, may be told something.
 *
 * @param digestAt the morning's one message
 * @param from first minute of the open hours
 * @param until first minute after them
 * @param soonDays so many working days before its last day a piece of work counts as soon
 */
public record Hours(LocalTime digestAt, LocalTime from, LocalTime until, int soonDays) {

    /** What the columns' defaults are ({@code notify.county_times}), for a county that set nothing. */
    public static final Hours USUAL = new Hours(LocalTime.of(9, 0), LocalTime.of(8, 0), LocalTime.of(20, 0), 5);

    public boolean open(LocalTime time) {
        return !time.isBefore(from) && time.isBefore(until);
    }

    /** Narrowed to what an account wants; never wider than the county's. */
    public Hours narrowed(@Nullable LocalTime ownFrom, @Nullable LocalTime ownUntil) {
        LocalTime narrowFrom = ownFrom == null || ownFrom.isBefore(from) ? from : ownFrom;
        LocalTime narrowUntil = ownUntil == null || ownUntil.isAfter(until) ? until : ownUntil;
        return new Hours(digestAt, narrowFrom, narrowUntil, soonDays);
    }
}
