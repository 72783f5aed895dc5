package cn.yipanqi.coordination.supervision;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.Fitness;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskState;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.PersonalNumber;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 立项: takes tasks under supervision, with where that comes from and what is required. */
@Component
public class Filings {

    private static final int SOURCE = 100;
    private static final int REQUIREMENT = 1000;

    private final JdbcClient jdbc;
    private final Reader reader;
    private final Tasks tasks;
    private final MoveJournal journal;
    private final Turns turns;
    private final Fitness fitness;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Filings(
            JdbcClient jdbc,
            Reader reader,
            Tasks tasks,
            MoveJournal journal,
            Turns turns,
            Fitness fitness,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.tasks = tasks;
        this.journal = journal;
        this.turns = turns;
        this.fitness = fitness;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

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
}
