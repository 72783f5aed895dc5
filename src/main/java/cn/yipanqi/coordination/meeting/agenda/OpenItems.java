package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.coordination.Fitness;
import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.ledger.OwnEntries;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which items may still be touched, and by whom; whoever touches one has its meeting first and then the item, until the transaction ends. */
@Component
class OpenItems {

    private final JdbcClient jdbc;
    private final Agendas agendas;
    private final Meetings meetings;
    private final Fitness fitness;

    OpenItems(JdbcClient jdbc, Agendas agendas, Meetings meetings, Fitness fitness) {
        this.jdbc = jdbc;
        this.agendas = agendas;
        this.meetings = meetings;
        this.fitness = fitness;
    }

    /** The item, where it is the asker's to change. */
    AgendaItem own(UUID id) {
        AgendaItem item = agendas.item(id);
        if (!OwnEntries.mayWrite(item.county(), item.unit(), item.station())) {
            throw Refusal.forbidden();
        }
        return item;
    }

    /** As it is now, with its meeting open. */
    AgendaItem held(UUID id) {
        meeting(agendas.item(id).meeting());
        lock(id);
        return agendas.item(id);
    }

    void lock(UUID item) {
        jdbc.sql("select id from coordination.agenda_item where id = ? for update")
                .param(item)
                .query(UUID.class)
                .optional();
    }

    /** The meeting, where nothing has closed it. */
    Meeting meeting(UUID id) {
        Meeting meeting = meetings.hold(id);
        if (meeting.state().closed()) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    Message.of("meeting.closed", Message.of(meeting.state().messageKey())));
        }
        return meeting;
    }

    /** What was said at a committee's hearing stays out unless the county's network may bear it; only its demands are entered. */
    void mayBear(Meeting meeting, boolean something, String field) {
        if (something && meeting.kind() == MeetingKind.HEARING && !fitness.declared(meeting.county())) {
            Typed typed = new Typed();
            typed.fault(field, Message.of("meeting.hearing.only-demands"));
            typed.check();
        }
    }
}
