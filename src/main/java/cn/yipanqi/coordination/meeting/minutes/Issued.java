package cn.yipanqi.coordination.meeting.minutes;

import cn.yipanqi.audit.ChainHead;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Minutes as they went out.
 *
 * @param no 第几期 of the county's year
 * @param document the Word file
 * @param chain where the county's audit chain ended just before, as it is printed; none where nothing had been recorded
 */
public record Issued(
        int year,
        int no,
        UUID document,
        Instant at,
        String by,
        @Nullable ChainHead chain) {}
