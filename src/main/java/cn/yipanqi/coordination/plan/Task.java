package cn.yipanqi.coordination.plan;

import cn.yipanqi.shared.Commons;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task as it stands; see {@link NewTask} for its parts. */
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
        int revision) {}
