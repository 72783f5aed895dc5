package cn.yipanqi.coordination.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as it stands.
 *
 * @param series of which it is one, if any
 * @param from when it begins, by the clock on the county's wall
 * @param chair the chair's position, never a name
 * @param recorder the recorder's position
 * @param lead unit that leads it
 * @param reason why it was cancelled
 * @param participants how many took part in all, once it was held
 * @param sequence grows where day, time, place, title or state become others: what calendars know it by
 * @param revision grows with every change
 */
public record Meeting(
        UUID id,
        long county,
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
        MeetingState state,
        @Nullable String reason,
        @Nullable Integer participants,
        int sequence,
        int revision,
        Instant changedAt,
        String changedBy,
        List<Guest> guests) {

    public Meeting {
        guests = List.copyOf(guests);
    }

    /** Those of one kind that are invited. */
    public List<UUID> invited(Guest.Kind kind) {
        return guests.stream()
                .filter(guest -> guest.kind() == kind)
                .map(Guest::id)
                .toList();
    }

    /** Those of one kind that came. */
    public List<UUID> present(Guest.Kind kind) {
        return guests.stream()
                .filter(guest -> guest.kind() == kind && guest.present())
                .map(Guest::id)
                .toList();
    }

    /** How many units, stations and bodies came. */
    public int came() {
        return (int) guests.stream().filter(Guest::present).count();
    }
}
