package cn.yipanqi.coordination.meeting;

import cn.yipanqi.notify.Addressee;
import cn.yipanqi.notify.Todo;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.shared.Message;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A meeting's notice: it waits for each unit and station that is invited, until the day. */
@Component
class Notices {

    private static final String TOPIC = "coordination.meeting.call";

    /** Days back in which a round finds what the rounds before it, broken off or not run, have left. */
    private static final int REACH = 31;

    private final JdbcClient jdbc;
    private final Todos todos;
    private final Clock clock;

    Notices(JdbcClient jdbc, Todos todos, Clock clock) {
        this.jdbc = jdbc;
        this.todos = todos;
        this.clock = clock;
    }

    /**
     * As the meeting stands now: whoever is invited no longer is bothered no longer. Of a day that is past, nobody is told.
     *
     * @param anew whether those told already are told again, for another day, time or place
     */
    void send(Meeting meeting, boolean anew) {
        if (anew) {
            close(meeting);
        }
        List<Addressee> invited = meeting.guests().stream()
                .filter(guest -> guest.kind() != Guest.Kind.BODY)
                .map(guest ->
                        guest.kind() == Guest.Kind.UNIT ? Addressee.unit(guest.id()) : Addressee.station(guest.id()))
                .toList();
        todos.closeOthers(meeting.county(), TOPIC, meeting.id(), invited);
        if (meeting.day().isBefore(LocalDate.now(clock))) {
            return;
        }
        for (Addressee to : invited) {
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

    void close(Meeting meeting) {
        todos.close(meeting.county(), TOPIC, meeting.id());
    }

    /** Of meetings whose day is over: an invitation is nobody's to be late with. */
    void closePast(long county) {
        jdbc.sql("""
                select id from coordination.meeting where county = :county and state = 'CALLED' and day < :today and day >= :since
                """)
                .param("county", county)
                .param("today", LocalDate.now(clock))
                .param("since", LocalDate.now(clock).minusDays(REACH))
                .query(UUID.class)
                .list()
                .forEach(meeting -> todos.close(county, TOPIC, meeting));
    }
}
