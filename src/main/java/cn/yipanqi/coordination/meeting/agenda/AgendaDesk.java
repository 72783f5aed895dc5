package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.coordination.meeting.Meeting;
import cn.yipanqi.coordination.meeting.Meetings;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.OutsideBodies;
import cn.yipanqi.organisation.Registered;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was typed about items and decisions and has it done; pages and API ask the same. */
@Component
class AgendaDesk {

    private final Items items;
    private final Decisions decisions;
    private final Outcomes outcomes;
    private final Agendas agendas;
    private final Meetings meetings;
    private final Directory directory;
    private final OutsideBodies bodies;

    AgendaDesk(
            Items items,
            Decisions decisions,
            Outcomes outcomes,
            Agendas agendas,
            Meetings meetings,
            Directory directory,
            OutsideBodies bodies) {
        this.items = items;
        this.decisions = decisions;
        this.outcomes = outcomes;
        this.agendas = agendas;
        this.meetings = meetings;
        this.directory = directory;
        this.bodies = bodies;
    }

    @Transactional
    UUID propose(UUID meeting, ItemDraft draft) {
        Meeting on = meetings.find(meeting);
        return items.propose(meeting, draft.proposal(directory.of(on.county())));
    }

    @Transactional
    void change(UUID item, ItemDraft draft) {
        items.change(
                item,
                draft.expected(),
                draft.proposal(directory.of(agendas.item(item).county())));
    }

    @Transactional
    UUID decide(UUID item, DecisionDraft draft) {
        long county = agendas.item(item).county();
        return decisions.add(item, draft.facts(directory.of(county), names -> named(county, names)));
    }

    @Transactional
    void change(UUID decision, DecisionDraft draft) {
        long county = agendas.decision(decision).county();
        decisions.change(decision, draft.expected(), draft.facts(directory.of(county), names -> named(county, names)));
    }

    @Transactional
    UUID makeTask(UUID decision, TaskDraft draft) {
        Decision of = agendas.decision(decision);
        return outcomes.makeTask(decision, draft.task(of, outcomes.origin(of), directory.of(of.county())));
    }

    private List<UUID> named(long county, List<String> names) {
        return names.isEmpty()
                ? List.of()
                : bodies.bodiesFor(county, names).values().stream()
                        .map(Registered::id)
                        .distinct()
                        .toList();
    }
}
