package cn.yipanqi.coordination.supervision;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.Fitness;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskDeeds;
import cn.yipanqi.coordination.plan.TaskState;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.PostedEntries;
import cn.yipanqi.organisation.People;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.PersonalNumber;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files items and moves them. Every move is one row of the journal; what it makes of the item the database does. */
@Component
public class Supervisions {

    private static final int SOURCE = 100;
    private static final int REQUIREMENT = 1000;

    /** Moves that change the task too. */
    private static final Set<Move> TOUCHES_THE_TASK = EnumSet.of(Move.GRANT, Move.HAND_OVER, Move.DISCHARGE);

    /** So many entries prove a move. */
    public static final int MOST_EVIDENCE = 50;

    private final JdbcClient jdbc;
    private final Reader reader;
    private final Tasks tasks;
    private final TaskDeeds deeds;
    private final MoveJournal journal;
    private final Turns turns;
    private final PostedEntries entries;
    private final People people;
    private final Fitness fitness;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Supervisions(
            JdbcClient jdbc,
            Reader reader,
            Tasks tasks,
            TaskDeeds deeds,
            MoveJournal journal,
            Turns turns,
            PostedEntries entries,
            People people,
            Fitness fitness,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.tasks = tasks;
        this.deeds = deeds;
        this.journal = journal;
        this.turns = turns;
        this.entries = entries;
        this.people = people;
        this.fitness = fitness;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What comes under supervision, and why.
     *
     * @param source 督办事项来源, at most 100 characters
     * @param requirement 督办要求, at most 1000
     * @param instruction words of an instruction, at most 1000; none unless the county's network is declared fit for them
     */
    public record Filing(
            String source, String requirement, @Nullable String instruction) {}

    /**
     * Files a task that is there.
     *
     * @throws Refusal where it is under supervision already, or done with
     */
    @Transactional
    public UUID file(long county, UUID task, Filing filing) {
        mustBeOffice(county);
        Task found = tasks.hold(county, task);
        if (found.state() != TaskState.OPEN) {
            throw new Refusal(Message.of("supervision.refused.task-ended"));
        }
        return insert(county, found, filing);
    }

    /** Adds a task and files it, in one step: what results of a leader's instruction. */
    @Transactional
    public UUID fileNew(long county, NewTask task, Filing filing) {
        mustBeOffice(county);
        return file(county, tasks.add(county, task), filing);
    }

    private static void mustBeOffice(long county) {
        if (!Mover.isOffice(CurrentScope.get(), county)) {
            throw Refusal.forbidden();
        }
    }

    private UUID insert(long county, Task task, Filing filing) {
        check(county, filing);
        UUID id = ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("select pg_advisory_xact_lock(930, :county::int)")
                .param("county", county)
                .query((row, n) -> true)
                .list();
        try {
            jdbc.sql("""
                insert into coordination.supervision
                    (id, county, task, year, number, source, requirement, instruction, first_due, due_day, turn_at, word_at)
                select :id, :county, :task, :year,
                    1 + coalesce((select max(number) from coordination.supervision where county = :county and year = :year), 0),
                    :source, :requirement, :instruction, :due, :due, :now, :now
                """)
                    .param("id", id)
                    .param("county", county)
                    .param("task", task.id())
                    .param("year", LocalDate.now(clock).getYear())
                    .param("source", filing.source().strip())
                    .param("requirement", filing.requirement().strip())
                    .param("instruction", blankless(filing.instruction()))
                    .param("due", task.due())
                    .param("now", now)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("supervision.refused.filed-already"));
        }
        journal.filed(county, id, task.due());
        turns.told(reader.find(county, id));
        tasks.settle(task);
        audit.record(county, "coordination.supervision.file", id.toString(), Map.of("title", task.title()));
        return id;
    }

    private void check(long county, Filing filing) {
        if (filing.source().isBlank() || filing.source().strip().length() > SOURCE) {
            throw new Refusal(Message.of("supervision.source.length", SOURCE));
        }
        if (filing.requirement().isBlank() || filing.requirement().strip().length() > REQUIREMENT) {
            throw new Refusal(Message.of("supervision.requirement.length", REQUIREMENT));
        }
        String instruction = blankless(filing.instruction());
        if (Stream.of(filing.source(), filing.requirement(), Objects.requireNonNullElse(instruction, ""))
                .anyMatch(PersonalNumber::standsIn)) {
            throw new Refusal(Message.of("supervision.personal"));
        }
        if (instruction != null && !fitness.declared(county)) {
            throw new Refusal(Message.of("supervision.instruction.stays-out"));
        }
        if (instruction != null && instruction.length() > REQUIREMENT) {
            throw new Refusal(Message.of("supervision.instruction.length", REQUIREMENT));
        }
    }

    private static @Nullable String blankless(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /**
     * Moves an item.
     *
     * @throws Refusal FORBIDDEN where it is not the mover's to make; STALE where it is not legal as the item stands, or another move came
     *     first, which it tells; INVALID where something is missing
     */
    @Transactional
    public void move(long county, UUID id, Step step) {
        if (TOUCHES_THE_TASK.contains(step.move()) && Mover.isOffice(CurrentScope.get(), county)) {
            // The task before the item, as whoever edits the task takes them.
            tasks.hold(county, reader.find(county, id).task());
        }
        // First into the line, then read: so that of two at once the second sees what the first did.
        jdbc.sql("select coordination.supervision_hold(?)")
                .param(id)
                .query((row, n) -> true)
                .list();
        Item item = reader.find(county, id);
        Mover mover = Mover.of(CurrentScope.get(), item);
        if (mover.is(step.move().side()) && step.seen() != item.moves()) {
            throw overtaken(county, item);
        }
        State to = MoveRules.check(item, step, mover, LocalDate.now(clock));
        checkEvidence(county, step);
        if (step.move() == Move.HAND_OVER && step.lead() != null) {
            known(county, step.person());
            // The task changes hands; what follows it (Followed) notes the move and whose turn it is.
            Task task = tasks.get(county, item.task());
            tasks.change(
                    county,
                    item.task(),
                    task.revision(),
                    task.asNew().inHands(step.lead(), step.person()),
                    step.said());
        } else {
            LocalDate due = step.move() == Move.GRANT && item.askedUntil() != null ? item.askedUntil() : item.due();
            journal.append(item, to, step, unit(step, mover), due);
            if (!due.equals(item.due())) {
                postpone(county, item, due);
            }
            turns.moved(item, reader.find(county, id));
        }
        if (step.move() == Move.DISCHARGE) {
            deeds.discharged(county, item.task(), outcome(county, item, step));
        } else if (to.ended()) {
            tasks.settle(tasks.get(county, item.task()));
        }
        audit.record(
                county,
                "coordination.supervision.move",
                id.toString(),
                Map.of("move", step.move().name()));
    }

    /** What was reached, as it was said last: nobody writes it a second time for the task. */
    private String outcome(long county, Item item, Step step) {
        String said = step.said();
        return said != null
                ? said
                : reader.moves(county, item.id()).stream()
                        .filter(moved -> moved.move() == Move.REPORT)
                        .map(Moved::words)
                        .filter(Objects::nonNull)
                        .reduce((earlier, later) -> later)
                        .orElse("");
    }

    /** The task's last day is the same as the item's. */
    private void postpone(long county, Item item, LocalDate due) {
        Task task = tasks.get(county, item.task());
        tasks.change(county, item.task(), task.revision(), task.asNew().withDays(task.from(), due), null);
    }

    /** What whoever asks may do next with an item, in the graph's order; the rules of what must be said with it come then. */
    public List<Move> next(Item item) {
        return MoveRules.next(item, Mover.of(CurrentScope.get(), item), LocalDate.now(clock));
    }

    /** Why whoever asks may not make this move now; none where he may. */
    public Optional<Message> against(Item item, Move move) {
        return MoveRules.against(item, move, Mover.of(CurrentScope.get(), item), LocalDate.now(clock))
                .map(Refusal::sentence);
    }

    private void known(long county, @Nullable UUID person) {
        if (person != null && people.names(county, List.of(person)).isEmpty()) {
            throw new Refusal(Message.of("coordination.task.person.unknown"));
        }
    }

    private static @Nullable UUID unit(Step step, Mover mover) {
        return step.move().side() == Side.OFFICE ? null : mover.unit();
    }

    /** Whoever acts on what is no longer so is told what was done meanwhile. */
    private Refusal overtaken(long county, Item item) {
        List<Moved> moves = reader.moves(county, item.id());
        Moved last = moves.get(moves.size() - 1);
        return new Refusal(
                Refusal.Kind.STALE,
                Message.of(
                        "supervision.stale",
                        last.by(),
                        Item.dayOf(last.at()),
                        Message.of(last.move().messageKey()),
                        Message.of(item.state().messageKey())));
    }

    private void checkEvidence(long county, Step step) {
        if (step.evidence().isEmpty()) {
            return;
        }
        if (step.evidence().size() > MOST_EVIDENCE) {
            throw new Refusal(Message.of("supervision.evidence.many", MOST_EVIDENCE));
        }
        if (!step.move().tellsOfWork()) {
            throw new Refusal(Message.of("supervision.evidence.not-here"));
        }
        if (entries.live(county, step.evidence()).size()
                < step.evidence().stream().distinct().count()) {
            throw new Refusal(Message.of("supervision.evidence.unknown"));
        }
    }
}
