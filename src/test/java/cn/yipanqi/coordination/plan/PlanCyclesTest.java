package cn.yipanqi.coordination.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.organisation.Directory;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A task that waits for itself is never done: refused by name, and by the database whoever asks it. */
@YipanqiTest
class PlanCyclesTest {

    private static final long HERE = 540124;

    @Autowired
    Tasks tasks;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private TaskWorld world;

    @BeforeEach
    void aCounty() {
        world = new TaskWorld(HERE, directory);
    }

    private UUID add(String title, UUID parent, UUID predecessor) {
        return world.office(() -> tasks.add(HERE, world.task(title).withPlace(parent, predecessor)));
    }

    private void place(UUID id, UUID parent, UUID predecessor) {
        world.office(() -> {
            Task task = tasks.get(HERE, id);
            tasks.change(HERE, id, task.revision(), task.asNew().withPlace(parent, predecessor), null);
        });
    }

    @Test
    void aCircleOfPredecessorsIsRefusedAndNamed() {
        UUID one = add("甲事", null, null);
        UUID two = add("乙事", null, one);
        UUID three = add("丙事", null, two);

        assertThatThrownBy(() -> place(one, null, three)).hasMessageContaining("甲事 → 丙事 → 乙事 → 甲事");
        assertThatThrownBy(() -> place(one, null, one)).hasMessageContaining("甲事 → 甲事");
    }

    @Test
    void aPartDoesNotWaitForItsWhole() {
        UUID whole = add("整体", null, null);
        UUID part = add("部分", whole, null);

        assertThatThrownBy(() -> place(part, whole, whole)).hasMessageContaining("coordination.task.circle");
        assertThatThrownBy(() -> place(whole, part, null)).hasMessageContaining("coordination.task.circle");
        place(whole, null, part);
    }

    @Test
    void theDatabaseRefusesACircleToo() {
        UUID one = add("库一", null, null);
        UUID two = add("库二", null, one);

        for (String statement : List.of(
                "update coordination.task set predecessor = '" + two + "' where id = '" + one + "'",
                "update coordination.task set parent = id where id = '" + one + "'",
                "update coordination.task set parent = '" + one + "' where id = '" + two + "'")) {
            assertThatThrownBy(() -> run(statement))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("waits for itself");
        }
    }

    private void run(String statement) {
        world.office(() -> new TransactionTemplate(transactions)
                .executeWithoutResult(status -> jdbc.sql(statement).update()));
    }

    @Test
    void twoWhoEachAddHalfOfACircleDoNotBothSucceed() {
        for (int round = 0; round < 5; round++) {
            UUID one = add("一半" + round, null, null);
            UUID two = add("另一半" + round, null, null);
            CountDownLatch together = new CountDownLatch(2);
            AtomicInteger done = new AtomicInteger();
            List<CompletableFuture<Void>> both =
                    List.of(half(one, two, together, done), half(two, one, together, done));
            both.forEach(half -> {
                try {
                    half.join();
                } catch (CompletionException refused) {
                    assertThat(refused.getMessage()).contains("coordination.task.circle");
                }
            });
            assertThat(done).hasValue(1);
        }
    }

    private CompletableFuture<Void> half(UUID id, UUID predecessor, CountDownLatch together, AtomicInteger done) {
        return CompletableFuture.runAsync(() -> {
            together.countDown();
            try {
                together.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            place(id, null, predecessor);
            done.incrementAndGet();
        });
    }

    @Test
    void nothingWaitsForATaskOfAnotherPlan() {
        UUID one = add("今年", null, null);
        NewTask next = new NewTask(
                2023,
                null,
                world.task("明年").commons(),
                "明年",
                null,
                null,
                world.union(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                java.time.LocalDate.of(2023, 6, 30),
                TaskOrigin.PLAN,
                null);
        assertThatThrownBy(() -> world.office(() -> tasks.add(HERE, next.withPlace(null, one))))
                .hasMessageContaining("predecessor.elsewhere");
    }
}
