package cn.yipanqi.coordination.meeting.minutes;

import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.coordination.meeting.Office;
import cn.yipanqi.coordination.meeting.agenda.AgendaItem;
import cn.yipanqi.coordination.meeting.agenda.Agendas;
import cn.yipanqi.coordination.meeting.agenda.Items;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the minutes' words for several items at once: all of them or, where somebody else has written one meanwhile, none. */
@Component
class MinutesDesk {

    private static final int LONGEST = 5000;

    private final Meetings meetings;
    private final Agendas agendas;
    private final Items items;

    MinutesDesk(Meetings meetings, Agendas agendas, Items items) {
        this.meetings = meetings;
        this.agendas = agendas;
        this.items = items;
    }

    /** @param revision of the item, as the writer saw it */
    record Written(String text, int revision) {}

    @Transactional
    void write(UUID meeting, Map<UUID, Written> written) {
        Meeting of = meetings.find(meeting);
        Office.require(of.county());
        List<Fault> stale = new ArrayList<>();
        for (AgendaItem item : agendas.of(of)) {
            Written text = written.get(item.id());
            if (text == null) {
                continue;
            }
            Typed typed = new Typed();
            String field = "result-" + item.id();
            // Line ends as browsers send them are not another text.
            String said = typed.optional(field, text.text().replace("\r\n", "\n"), "minutes.result", LONGEST);
            typed.check();
            try {
                items.write(item.id(), text.revision(), said);
            } catch (Refusal refusal) {
                if (refusal.kind() != Refusal.Kind.STALE) {
                    throw refusal;
                }
                stale.add(new Fault(field, refusal.sentence()));
            }
        }
        if (!stale.isEmpty()) {
            throw new InvalidInput(stale, true);
        }
    }
}
