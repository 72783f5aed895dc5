package cn.yipanqi.coordination.study;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A series of sessions.
 *
 * @param unit who keeps it, and answers for a session that names nobody else
 * @param minutes planned length
 * @param takesShifted whether a weekend day worked in return 调休上班 may take a session that is moved
 * @param endedOn first day on which it is held no longer
 */
public record Series(
        UUID id,
        long county,
        String name,
        UUID unit,
        DayOfWeek weekday,
        LocalTime startsAt,
        int minutes,
        @Nullable String place,
        OnHoliday onHoliday,
        boolean takesShifted,
        @Nullable LocalDate endedOn,
        int revision) {}
