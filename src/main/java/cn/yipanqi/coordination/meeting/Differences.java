package cn.yipanqi.coordination.meeting;

import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.OutsideBody;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.shared.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In what a meeting becomes another, in words. */
final class Differences {

    private final CountyDirectory all;
    private final List<Message> found = new ArrayList<>();

    Differences(CountyDirectory all) {
        this.all = all;
    }

    List<Message> between(Meeting old, MeetingFacts now) {
        found.clear();
        differs("meeting.kind", word(old.kind()), word(now.kind()));
        differs("meeting.title", old.title(), now.title());
        differs("meeting.day", old.day(), now.day());
        differs("meeting.from", old.from(), now.from());
        differs("meeting.to", old.to(), now.to());
        differs("meeting.place", old.place(), now.place());
        differs("meeting.chair", old.chair(), now.chair());
        differs("meeting.recorder", old.recorder(), now.recorder());
        differs("meeting.lead", all.unitName(old.lead()), all.unitName(now.lead()));
        if (!Objects.equals(old.series(), now.series())) {
            found.add(Message.of("meeting.change.series"));
        }
        List<Guest> invited = now.guests();
        invited.stream()
                .filter(guest -> old.guests().stream().noneMatch(guest::same))
                .forEach(guest -> found.add(Message.of("meeting.change.invited", name(guest))));
        old.guests().stream()
                .filter(guest -> invited.stream().noneMatch(guest::same))
                .forEach(guest -> found.add(Message.of("meeting.change.uninvited", name(guest))));
        return List.copyOf(found);
    }

    List<Message> between(Meeting old, List<Guest> recorded, int participants) {
        found.clear();
        differs("meeting.participants", old.participants(), participants);
        for (Guest guest : recorded) {
            Guest before = old.guests().stream().filter(guest::same).findFirst().orElse(guest);
            if (before.attendance() != guest.attendance() || !Objects.equals(before.persons(), guest.persons())) {
                found.add(Message.of("meeting.change.attendance", name(guest), came(before), came(guest)));
            }
            if (!Objects.equals(before.names(), guest.names())) {
                found.add(Message.of("meeting.change.names", name(guest)));
            }
        }
        return List.copyOf(found);
    }

    /** By what name a guest goes. */
    static String name(CountyDirectory all, Guest guest) {
        return switch (guest.kind()) {
            case UNIT -> all.unitName(guest.id());
            case STATION -> all.station(guest.id()).map(Station::name).orElse("--");
            case BODY -> all.body(guest.id()).map(OutsideBody::name).orElse("--");
        };
    }

    private String name(Guest guest) {
        return name(all, guest);
    }

    private static Object came(Guest guest) {
        Guest.Attendance attendance = guest.attendance();
        if (attendance == null) {
            return "--";
        }
        Integer persons = guest.persons();
        return persons == null
                ? Message.of(attendance.messageKey())
                : Message.of("meeting.attendance.persons", persons);
    }

    private static Message word(MeetingKind kind) {
        return Message.of(kind.messageKey());
    }

    private void differs(String label, @Nullable Object old, @Nullable Object now) {
        if (!Objects.equals(old, now)) {
            found.add(Message.of("meeting.change", Message.of(label), said(old), said(now)));
        }
    }

    private static Object said(@Nullable Object value) {
        if (value == null) {
            return "--";
        }
        return value instanceof Message ? value : value.toString();
    }
}
