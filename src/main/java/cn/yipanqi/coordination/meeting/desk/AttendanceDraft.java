package cn.yipanqi.coordination.meeting.desk;

import cn.yipanqi.coordination.meeting.Guest;
import cn.yipanqi.coordination.meeting.Meeting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Who came, as typed or sent.
 *
 * @param participants how many took part in all; empty for as many as came for the guests
 */
public record AttendanceDraft(
        @Nullable String revision,
        @Nullable String participants,
        @Nullable List<@Nullable Row> guests) {

    /** Of one guest. */
    public record Row(
            @Nullable UUID guest,
            @Nullable String attendance,
            @Nullable String persons,
            @Nullable String names) {}

    static AttendanceDraft of(Meeting meeting) {
        List<@Nullable Row> rows = new ArrayList<>();
        for (Guest guest : meeting.guests()) {
            // Most come: whoever records it changes what is otherwise.
            Guest.Attendance attendance = guest.attendance() == null ? Guest.Attendance.PRESENT : guest.attendance();
            rows.add(new Row(guest.id(), attendance.name(), Objects.toString(guest.persons(), null), guest.names()));
        }
        return new AttendanceDraft(
                Integer.toString(meeting.revision()), Objects.toString(meeting.participants(), null), rows);
    }

    /** As the form sends it: {@code attendance-<id>}, {@code persons-<id>} and {@code names-<id>} for each guest. */
    static AttendanceDraft of(Meeting meeting, MultiValueMap<String, String> sent) {
        List<@Nullable Row> rows = new ArrayList<>();
        for (Guest guest : meeting.guests()) {
            rows.add(new Row(
                    guest.id(),
                    sent.getFirst("attendance-" + guest.id()),
                    sent.getFirst("persons-" + guest.id()),
                    sent.getFirst("names-" + guest.id())));
        }
        return new AttendanceDraft(sent.getFirst("revision"), sent.getFirst("participants"), rows);
    }

    AttendanceDraft at(int now) {
        return new AttendanceDraft(Integer.toString(now), participants, guests);
    }

    public Optional<Row> row(UUID guest) {
        if (guests != null) {
            for (Row row : guests) {
                if (row != null && guest.equals(row.guest())) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }
}
