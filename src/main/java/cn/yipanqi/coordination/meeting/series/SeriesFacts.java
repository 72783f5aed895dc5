package cn.yipanqi.coordination.meeting.series;

import cn.yipanqi.coordination.meeting.MeetingKind;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All of a series but its cadence; a change replaces it whole. See {@link Series} for the parts. */
public record SeriesFacts(
        String name,
        MeetingKind kind,
        UUID lead,
        @Nullable String chair,
        @Nullable String place,
        LocalDate from,
        @Nullable LocalDate to,
        List<UUID> members) {}
