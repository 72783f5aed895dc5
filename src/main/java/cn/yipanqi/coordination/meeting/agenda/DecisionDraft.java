package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.coordination.meeting.form.Choices;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.shared.Commons;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as typed or sent.
 *
 * @param bodies names of bodies outside the mass organisations that assist, with 、 between
 */
public record DecisionDraft(
        @Nullable String text,
        @Nullable String commons,
        @Nullable String lead,
        @Nullable String due,
        @Nullable List<@Nullable String> partners,
        @Nullable String bodies,
        @Nullable String revision) {

    private static final int TEXT = 1000;

    static final DecisionDraft EMPTY = new DecisionDraft(null, null, null, null, List.of(), null, null);

    static DecisionDraft of(Decision decision, CountyDirectory all) {
        return new DecisionDraft(
                decision.text(),
                decision.commons() == null ? null : decision.commons().name(),
                Objects.toString(decision.lead(), null),
                Objects.toString(decision.due(), null),
                new ArrayList<>(Choices.texts(decision.partners())),
                Choices.bodies(all, decision.bodies()),
                Integer.toString(decision.revision()));
    }

    DecisionDraft at(int now) {
        return new DecisionDraft(text, commons, lead, due, partners, bodies, Integer.toString(now));
    }

    public List<String> ticked() {
        return TaskDraft.ticked(partners);
    }

    /** @param named the ids of bodies by their names, registered where they are not yet */
    Decisions.Facts facts(CountyDirectory all, TaskDraft.Bodies named) {
        Typed typed = new Typed();
        String said = typed.text("text", text, "meeting.decision.text", TEXT);
        Commons common = commons == null || commons.isBlank()
                ? null
                : typed.one("commons", Commons.class, commons, "meeting.decision.commons");
        UUID leads = typed.id("lead", lead, id -> all.unit(id).isPresent(), "meeting.decision.lead");
        LocalDate until = typed.optionalDay("due", due, "meeting.decision.due");
        List<UUID> assist =
                typed.ids("partners", partners, id -> all.unit(id).isPresent(), "meeting.decision.partners");
        List<String> names = typed.names("bodies", bodies, "meeting.decision.bodies", 80);
        typed.check();
        return new Decisions.Facts(said, common, leads, until, assist, named.ids(names));
    }

    int expected() {
        return Revisions.read(revision);
    }
}
