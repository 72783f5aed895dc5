package cn.yipanqi.coordination.study;

import cn.yipanqi.shared.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session of a series as it stands.
 *
 * @param weekDay the day the week gives it
 * @param day the day it is on, none where it is skipped
 * @param why why it is not on the week's day, or was cancelled
 * @param material the text, law or regulation that is read, as it is cited
 * @param file a stored document with it, {@code fileName} as it was sent
 * @param speaker the speaker's position
 * @param unit who answers for it
 * @param held what was, where it was held
 * @param revision grows with every change
 */
public record Session(
        UUID id,
        long county,
        UUID series,
        String seriesName,
        int year,
        LocalDate weekDay,
        @Nullable LocalDate day,
        Placed placed,
        @Nullable Message why,
        @Nullable String theme,
        @Nullable String material,
        @Nullable UUID file,
        @Nullable String fileName,
        @Nullable String speaker,
        UUID unit,
        @Nullable String place,
        SessionState state,
        @Nullable Held held,
        int revision) {

    /**
     * A record.
     *
     * @param participants persons present, a number
     * @param units who took part, the unit that answers for it left out
     * @param minutes how long it took
     */
    public record Held(
            LocalDate day,
            int participants,
            List<UUID> units,
            int minutes,
            @Nullable String note,
            String by,
            Instant at) {}

    /** A planned one whose day has passed. */
    public boolean missed(LocalDate today) {
        return state == SessionState.PLANNED && day != null && day.isBefore(today);
    }

    /** Of the plan of its year, before it is held. */
    public boolean open() {
        return state == SessionState.PLANNED;
    }
}
