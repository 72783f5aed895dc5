package cn.yipanqi.coordination.meeting.agenda;

import cn.yipanqi.coordination.meeting.form.Choices;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The task that a decision is to become, as typed or sent; it begins with what the decision says. */
public record TaskDraft(
        @Nullable String title,
        @Nullable String commons,
        @Nullable String measures,
        @Nullable String goal,
        @Nullable String lead,
        @Nullable List<@Nullable String> partners,
        @Nullable String from,
        @Nullable String due) {

    private static final int TITLE = 200;
    private static final int TEXT = 2000;

    /** Finds bodies by their names, registering those that are not yet. */
    interface Bodies {
        List<UUID> ids(List<String> names);
    }

    static TaskDraft of(Decision decision) {
        String text = decision.text();
        return new TaskDraft(
                text.length() > TITLE ? text.substring(0, TITLE) : text,
                decision.commons() == null ? null : decision.commons().name(),
                null,
                null,
                Objects.toString(decision.lead(), null),
                new ArrayList<>(Choices.texts(decision.partners())),
                null,
                Objects.toString(decision.due(), null));
    }

    public List<String> ticked() {
        return ticked(partners);
    }

    static List<String> ticked(@Nullable List<@Nullable String> sent) {
        List<String> all = new ArrayList<>();
        if (sent != null) {
            for (String one : sent) {
                if (one != null) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    NewTask task(Decision decision, TaskOrigin origin, CountyDirectory all) {
        Typed typed = new Typed();
        String named = typed.text("title", title, "meeting.task.title", TITLE);
        Commons common = typed.one("commons", Commons.class, commons, "meeting.decision.commons");
        String how = typed.optional("measures", measures, "meeting.task.measures", TEXT);
        String aim = typed.optional("goal", goal, "meeting.task.goal", TEXT);
        UUID leads = typed.neededId("lead", lead, id -> all.unit(id).isPresent(), "meeting.decision.lead");
        List<UUID> assist =
                typed.ids("partners", partners, id -> all.unit(id).isPresent(), "meeting.decision.partners");
        LocalDate begins = typed.optionalDay("from", from, "meeting.task.from");
        LocalDate until = typed.day("due", due, "meeting.decision.due");
        if (begins != null && begins.isAfter(until)) {
            typed.fault("from", Message.of("coordination.task.days.reversed", begins, until));
        }
        if (assist.contains(leads)) {
            typed.fault("partners", Message.of("coordination.task.partner.is-lead"));
        }
        typed.check();
        return new NewTask(
                until.getYear(),
                null,
                Objects.requireNonNull(common),
                named,
                how,
                aim,
                leads,
                assist,
                decision.bodies(),
                null,
                null,
                begins,
                until,
                origin,
                decision.id());
    }
}
