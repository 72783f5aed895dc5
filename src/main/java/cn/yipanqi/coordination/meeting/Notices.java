package cn.yipanqi.coordination.meeting;

import cn.yipanqi.notify.Addressee;
import cn.yipanqi.notify.Todo;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.shared.Message;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** A meeting's notice: it waits for each unit and station that is invited, until the day. */
@Component
class Notices {

    private static final String TOPIC = "coordination.meeting.call";

    private final Todos todos;
    private final Clock clock;

    Notices(Todos todos, Clock clock) {
        this.todos = todos;
        this.clock = clock;
    }

    /** As the meeting stands now: whoever is invited no longer is bothered no longer. Of a day that is past, nobody is told. */
    void send(Meeting meeting) {
        close(meeting);
        if (meeting.day().isBefore(LocalDate.now(clock))) {
            return;
        }
        for (Guest guest : meeting.guests()) {
            if (guest.kind() != Guest.Kind.BODY) {
                Addressee to =
                        guest.kind() == Guest.Kind.UNIT ? Addressee.unit(guest.id()) : Addressee.station(guest.id());
                todos.open(
                        meeting.county(),
                        new Todo(
                                TOPIC,
                                meeting.id(),
                                to,
                                null,
                                Message.of("meeting.todo", meeting.title(), meeting.day()),
                                "/coordination/meetings/" + meeting.id(),
                                meeting.day()));
            }
        }
    }

    void close(Meeting meeting) {
        todos.close(meeting.county(), TOPIC, meeting.id());
    }
}
