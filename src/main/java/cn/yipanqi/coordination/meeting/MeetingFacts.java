package cn.yipanqi.coordination.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All of a meeting that is settled beforehand; a change replaces it whole. See {@link Meeting} for the parts.
 *
 * @param units units invited
 * @param stations stations invited
 * @param bodies bodies outside the mass organisations that are invited
 */
public record MeetingFacts(
        @Nullable UUID series,
        MeetingKind kind,
        String title,
        LocalDate day,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        @Nullable String place,
        @Nullable String chair,
        @Nullable String recorder,
        UUID lead,
        List<UUID> units,
        List<UUID> stations,
        List<UUID> bodies) {

    List<Guest> guests() {
        return Stream.of(
                        units.stream().distinct().map(id -> Guest.invited(Guest.Kind.UNIT, id)),
                        stations.stream().distinct().map(id -> Guest.invited(Guest.Kind.STATION, id)),
                        bodies.stream().distinct().map(id -> Guest.invited(Guest.Kind.BODY, id)))
                .flatMap(guests -> guests)
                .toList();
    }
}
