package cn.yipanqi.coordination.plan.desk;

import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskFields;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.plan.Whose;
import cn.yipanqi.figures.Definition;
import cn.yipanqi.figures.Definitions;
import cn.yipanqi.ledger.Catalogue;
import cn.yipanqi.ledger.Kind;
import cn.yipanqi.ledger.MatterQuestion;
import cn.yipanqi.organisation.OutsideBodies;
import cn.yipanqi.organisation.People;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes forms in: all that is wrong is said at once, at its field, and nothing is changed. */
@Component
public class TaskDesk {

    private static final int MOST_AT_ONCE = 500;

    /** Before a field's name the message key of its label. */
    private static final String LABELS = "coordination.task.field.";

    /** At which field a rule of the tasks is broken. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("coordination.task.title.length", "title"),
            Map.entry("coordination.task.words.length", "measures"),
            Map.entry("coordination.task.days.reversed", "from"),
            Map.entry("coordination.task.lead.unknown", "lead"),
            Map.entry("coordination.task.partner.unknown", "partners"),
            Map.entry("coordination.task.partner.is-lead", "partners"),
            Map.entry("coordination.task.partner.twice", "partners"),
            Map.entry("coordination.task.target.number", "value"),
            Map.entry("coordination.task.parent.elsewhere", "parent"),
            Map.entry("coordination.task.predecessor.elsewhere", "predecessor"),
            Map.entry("coordination.task.circle", "predecessor"),
            Map.entry("coordination.task.hand-over.reason", "reason"));

    private final Tasks tasks;
    private final OutsideBodies bodies;
    private final People people;
    private final Definitions definitions;
    private final Catalogue catalogue;

    TaskDesk(Tasks tasks, OutsideBodies bodies, People people, Definitions definitions, Catalogue catalogue) {
        this.tasks = tasks;
        this.bodies = bodies;
        this.people = people;
        this.definitions = definitions;
        this.catalogue = catalogue;
    }

    @Transactional
    public UUID add(long county, int year, TaskFields typed) {
        NewTask task = read(county, year, typed, null);
        try {
            return tasks.add(county, task);
        } catch (Refusal refusal) {
            throw placed(refusal);
        }
    }

    /**
     * @param seen the revision the asker saw
     * @throws cn.yipanqi.coordination.plan.StaleTask where another change came first
     */
    @Transactional
    public void change(long county, UUID id, int seen, TaskFields typed, @Nullable String reason) {
        Task before = tasks.get(county, id);
        NewTask task = read(county, before.year(), typed, before);
        try {
            tasks.change(county, id, seen, task, reason);
        } catch (Refusal refusal) {
            throw placed(refusal);
        }
    }

    /** Gives several tasks a leader, a person or a last day at once; what is not given stays. */
    @Transactional
    public int give(
            long county, Collection<UUID> ids, @Nullable UUID leader, @Nullable UUID person, @Nullable LocalDate due) {
        if (leader == null && person == null && due == null) {
            throw new InvalidInput(List.of(new Fault("", Message.of("coordination.task.batch.nothing"))));
        }
        List<Task> chosen = tasks.all(county, ids);
        if (chosen.isEmpty() || chosen.size() > MOST_AT_ONCE) {
            throw new InvalidInput(
                    List.of(new Fault("task", Message.of("coordination.task.batch.none", MOST_AT_ONCE))));
        }
        List<Fault> faults = new ArrayList<>();
        known(county, leader, "leader", faults);
        known(county, person, "person", faults);
        refuse(faults);
        for (Task task : chosen) {
            NewTask says = task.asNew()
                    .withPeople(leader == null ? task.leader() : leader, person == null ? task.person() : person)
                    .withDays(task.from(), due == null ? task.due() : due);
            try {
                tasks.change(county, task.id(), task.revision(), says, null);
            } catch (Refusal refusal) {
                throw new InvalidInput(List.of(new Fault(
                        due == null ? "" : "due",
                        Message.of("coordination.task.batch.refused", task.title(), refusal.sentence()))));
            }
        }
        return chosen.size();
    }

    private NewTask read(long county, int year, TaskFields typed, @Nullable Task before) {
        TaskReader reader =
                new TaskReader(typed, catalogue.kinds().stream().map(Kind::code).collect(Collectors.toSet()));
        NewTask task = reader.read(year, before, List.of());
        List<Fault> faults = new ArrayList<>(reader.faults());
        known(county, task.leader(), "leader", faults);
        known(county, task.person(), "person", faults);
        figure(county, task.target(), faults);
        refuse(faults);
        // Registered only now: a form with faults leaves no names behind.
        List<String> named = TaskReader.bodies(typed);
        List<UUID> registered = named.isEmpty()
                ? List.of()
                : bodies.bodiesFor(county, named).values().stream()
                        .map(body -> body.id())
                        .distinct()
                        .toList();
        return reader.read(year, before, registered);
    }

    private void known(long county, @Nullable UUID person, String field, List<Fault> faults) {
        if (person != null && people.names(county, List.of(person)).isEmpty()) {
            faults.add(new Fault(field, Message.of("coordination.task.person.unknown")));
        }
    }

    /** A figure is one the county has; of one unit's share there is only where the ledger says whose a matter is. */
    private void figure(long county, @Nullable Target target, List<Fault> faults) {
        if (target == null || target.figure() == null) {
            return;
        }
        Definition figure = definitions.all(county).stream()
                .filter(one -> one.code().equals(target.figure()))
                .findFirst()
                .orElse(null);
        if (figure == null) {
            faults.add(new Fault("figure", Message.of("coordination.task.target.figure.none")));
        } else if (target.whose() != Whose.COUNTY && !shared(figure.question())) {
            faults.add(new Fault("whose", Message.of("coordination.task.target.figure.share")));
        }
    }

    private static boolean shared(@Nullable MatterQuestion question) {
        return question != null
                && Stream.of(question.partnered(), question.team(), question.home())
                        .allMatch(Objects::isNull)
                && !question.aggregate().isDistinct();
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidInput(faults);
        }
    }

    private static RuntimeException placed(Refusal refusal) {
        String field = refusal.sentence().key().equals("coordination.task.personal")
                        && refusal.sentence().args().get(0) instanceof Message label
                ? label.key().substring(LABELS.length())
                : FIELDS.get(refusal.sentence().key());
        return refusal.kind() == Refusal.Kind.INVALID && field != null
                ? new InvalidInput(List.of(new Fault(field, refusal.sentence())))
                : refusal;
    }
}
