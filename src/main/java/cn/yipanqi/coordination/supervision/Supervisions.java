package cn.yipanqi.coordination.supervision;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskDeeds;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.ledger.PostedEntries;
import cn.yipanqi.organisation.People;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves items ({@link Filings} begins them). Every move is one row of the journal; what it makes of the item the database does. */
@Component
public class Supervisions {

    /** Moves that change the task too, or what of it waits. */
    private static final Set<Move> TOUCHES_THE_TASK =
            EnumSet.of(Move.GRANT, Move.HAND_OVER, Move.DISCHARGE, Move.WITHDRAW);

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
    private final AuditTrail audit;
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
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.tasks = tasks;
        this.deeds = deeds;
        this.journal = journal;
        this.turns = turns;
        this.entries = entries;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
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
