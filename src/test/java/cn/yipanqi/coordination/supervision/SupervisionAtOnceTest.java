package cn.yipanqi.coordination.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.AtOnce;
import cn.yipanqi.SettableClock;
import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskState;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two who do something with an item or its task at once. */
@YipanqiTest
@Import(SettableClock.InsteadOfTheRealOne.class)
class SupervisionAtOnceTest extends Supervised {

    @Autowired
    @FlywayDataSource
    DataSource owner;

    /** Waits until so many connections stand in line for a lock. */
    private void untilBlocked(int connections) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> JdbcClient.create(owner)
                                .sql("select count(*) from pg_locks where not granted")
                                .query(Integer.class)
                                .single()
                        >= connections);
    }

    /** Whoever edits a task has it, and then wants its item; whoever grants an extension must not have the item and then want the task. */
    @Test
    void grantingAnExtensionAndEditingTheTaskAtOnceBothGoThrough() throws Exception {
        UUID id = atWork(10);
        LocalDate later = workingDays(item(id).due(), 5);
        ask(id, later);
        Task task = world.office(() -> tasks.get(HERE, item(id).task()));
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<?> granting = CurrentScope.call(
                    world.officeScope(),
                    () -> new TransactionTemplate(transactions).execute(status -> {
                        // The first of two steps of an edit: the plan and the task are held.
                        tasks.hold(HERE, task.id());
                        Future<?> other = pool.submit(() -> office(id, Move.GRANT, null));
                        untilBlocked(1);
                        // The second: it looks at the item.
                        tasks.change(HERE, task.id(), task.revision(), withoutPartners(task.asNew()), null);
                        return other;
                    }));
            granting.get(30, TimeUnit.SECONDS);
        } finally {
            pool.shutdownNow();
        }
        assertThat(item(id).due()).isEqualTo(later);
        Task after = world.office(() -> tasks.get(HERE, task.id()));
        assertThat(after.due()).isEqualTo(later);
        assertThat(after.partners()).isEmpty();
        assertThat(after.revision()).isEqualTo(task.revision() + 2);
    }

    private static NewTask withoutPartners(NewTask task) {
        return new NewTask(
                task.year(),
                task.number(),
                task.commons(),
                task.title(),
                task.measures(),
                task.goal(),
                task.lead(),
                List.of(),
                task.bodies(),
                task.leader(),
                task.person(),
                task.from(),
                task.due(),
                task.origin(),
                task.originId());
    }

    @Test
    void ofFilingATaskAndGivingItUpAtOnceOnlyOneHappens() throws Exception {
        UUID task = world.office(() -> tasks.add(HERE, world.task("终止还是督办", today(), today().plusDays(20))));
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<?> dropping = CurrentScope.call(
                    world.officeScope(),
                    () -> new TransactionTemplate(transactions).execute(status -> {
                        filings.file(HERE, task, SupervisionWorld.FILING);
                        Future<?> other = pool.submit(() -> world.office(() -> deeds.drop(HERE, task, "不办了")));
                        untilBlocked(1);
                        return other;
                    }));
            assertThatThrownBy(() -> dropping.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(Refusal.class);
        } finally {
            pool.shutdownNow();
        }
        assertThat(world.office(() -> tasks.get(HERE, task)).state()).isEqualTo(TaskState.OPEN);
    }

    @Test
    void aTaskIsNotEndedByItsLeadWhileItComesUnderSupervision() throws Exception {
        UUID task = world.office(() -> tasks.add(HERE, world.task("同时办结和立项", today(), workingDays.plus(today(), 30))));

        Throwable ended = new AtOnce(jdbc, transactions)
                .second(
                        TestScopes.coordinator(HERE),
                        () -> filings.file(HERE, task, SupervisionWorld.FILING),
                        TestScopes.cadre(HERE, world.lead()),
                        () -> deeds.complete(HERE, task, "办结"));

        assertThat(ended).hasMessageContaining("supervision.refused.act-there");
        assertThat(world.office(() -> tasks.get(HERE, task).open())).isTrue();
    }

    @Test
    void aTaskDoesNotComeUnderSupervisionWhileItsLeadEndsIt() throws Exception {
        UUID task = world.office(() -> tasks.add(HERE, world.task("同时立项和办结", today(), workingDays.plus(today(), 30))));

        Throwable filed = new AtOnce(jdbc, transactions)
                .second(
                        TestScopes.cadre(HERE, world.lead()),
                        () -> deeds.complete(HERE, task, "办结"),
                        TestScopes.coordinator(HERE),
                        () -> filings.file(HERE, task, SupervisionWorld.FILING));

        assertThat(filed).hasMessageContaining("supervision.refused.task-ended");
    }

    @Test
    void whoGrantsAnExtensionAndWhoChangesTheTaskAtOnceDoNotWaitForEachOther() throws Exception {
        UUID id = atWork(10);
        ask(id, workingDays(item(id).due(), 5));
        Item now = item(id);
        Task task = world.office(() -> tasks.get(HERE, now.task()));

        Throwable granted = new AtOnce(jdbc, transactions)
                .second(
                        TestScopes.coordinator(HERE),
                        () -> tasks.hold(HERE, task.id()),
                        TestScopes.coordinator(HERE),
                        () -> supervisions.move(HERE, id, Step.of(Move.GRANT, now.moves())),
                        () -> tasks.change(
                                HERE,
                                task.id(),
                                task.revision(),
                                task.asNew().withTarget(Target.typed(BigDecimal.TEN, "场")),
                                null));

        assertThat(granted).isNull();
        assertThat(item(id).extensions()).isEqualTo(1);
    }

    @Test
    void theSecondOfTwoIsToldWhatTheFirstDid() {
        UUID id = file(30);
        int seen = item(id).moves();
        office(id, Move.ASSIGN, null);

        assertThatThrownBy(() ->
                        world.office(() -> supervisions.move(HERE, id, Step.saying(Move.WITHDRAW, seen, "不办了"))))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE);
                    assertThat(refusal.sentence().toString()).contains("supervision.move.assign", "协同办");
                });
        assertThat(item(id).state()).isEqualTo(State.ASSIGNED);
    }
}
