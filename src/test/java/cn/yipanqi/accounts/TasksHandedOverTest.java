package cn.yipanqi.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.YipanqiTest;
import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.OpenWork;
import cn.yipanqi.access.Role;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskChange;
import cn.yipanqi.coordination.plan.TaskOrigin;
import cn.yipanqi.coordination.plan.TaskWorld;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.coordination.supervision.Filing;
import cn.yipanqi.coordination.supervision.Filings;
import cn.yipanqi.coordination.supervision.Item;
import cn.yipanqi.coordination.supervision.Move;
import cn.yipanqi.coordination.supervision.Moved;
import cn.yipanqi.coordination.supervision.Reader;
import cn.yipanqi.coordination.supervision.Step;
import cn.yipanqi.coordination.supervision.Supervisions;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.database.Scope.Entries;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.People;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.RegionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who answered for tasks leaves: with a successor they are his, without one somebody is told; no clock begins anew. */
@YipanqiTest
class TasksHandedOverTest {

    private static final long HERE = 540623;
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    HandOver handOver;

    @Autowired
    Accounts accounts;

    @Autowired
    Grants grants;

    @Autowired
    People people;

    @Autowired
    Tasks tasks;

    @Autowired
    Filings filings;

    @Autowired
    Supervisions supervisions;

    @Autowired
    Reader reader;

    @Autowired
    Directory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private TaskWorld world;
    private Cadre old;
    private Cadre young;

    private record Cadre(UUID person, UUID account, UUID post) {}

    @BeforeEach
    void twoCadresOfTheUnion() {
        world = new TaskWorld(HERE, directory);
        old = cadre("老张", world.union());
        young = cadre("小李", world.union());
    }

    private static <T> T administrator(Supplier<T> deed) {
        return CurrentScope.call(
                new Scope(UUID.randomUUID(), "管理员", HERE, HERE + 1, HERE, HERE + 1, Entries.NONE, null, null, Set.of()),
                deed);
    }

    private static void administrator(Runnable deed) {
        administrator(() -> {
            deed.run();
            return true;
        });
    }

    private Cadre cadre(String name, UUID unit) {
        int n = NEXT.incrementAndGet();
        UUID person = administrator(() -> people.add(HERE, name + n));
        UUID account = administrator(() -> {
            UUID opened = accounts.open("handover" + n, name, RegionCode.county(HERE));
            accounts.belongsTo(opened, person);
            return opened;
        });
        return new Cadre(person, account, post(person, unit));
    }

    private UUID post(UUID person, UUID unit) {
        return post(person, unit, Role.CADRE);
    }

    private UUID post(UUID person, UUID unit, Role role) {
        return administrator(() -> people.take(
                HERE,
                person,
                new People.Facts("干事", role, unit, null, grants.today().minusDays(30), null)));
    }

    private UUID task(@Nullable UUID person, @Nullable UUID leader) {
        NewTask task = new NewTask(
                        2022,
                        null,
                        Commons.ACTIVITY,
                        "交接的任务" + NEXT.incrementAndGet(),
                        null,
                        null,
                        world.union(),
                        List.of(world.women()),
                        List.of(),
                        null,
                        null,
                        null,
                        LocalDate.of(2099, 9, 30),
                        TaskOrigin.INSTRUCTION,
                        null)
                .withPeople(leader, person);
        return world.office(() -> tasks.add(HERE, task));
    }

    private Task now(UUID id) {
        return world.office(() -> tasks.get(HERE, id));
    }

    private List<String> waiting(UUID subject, String columns) {
        return world.office(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("select " + columns + " from notify.todo where subject = ? order by 1")
                        .param(subject)
                        .query(String.class)
                        .list()));
    }

    private void end(Cadre cadre, @Nullable UUID successor) {
        administrator(() -> handOver.end(HERE, cadre.post(), grants.today(), successor));
    }

    @Test
    void theTasksOfWhoLeavesAreShownBeforeAndGoToTheSuccessor() {
        UUID id = task(old.person(), null);
        assertThat(administrator(() -> handOver.look(HERE, old.post())).work())
                .extracting(OpenWork.Piece::url)
                .contains("/coordination/tasks/" + id);
        assertThatThrownBy(() -> end(old, null)).as("nobody named").isInstanceOf(Fault.class);

        end(old, young.account());

        assertThat(now(id).person()).isEqualTo(young.person());
        assertThat(now(id).lead()).isEqualTo(world.union());
        TaskChange last = world.office(() -> tasks.history(HERE, id)).get(0);
        assertThat(last.content().one("person")).isEqualTo(young.person().toString());
        assertThat(last.reason()).contains("离任", "接手");
        assertThat(last.by()).isEqualTo("管理员");
        assertThat(waiting(id, "topic || ' ' || coalesce(person::text, '-')"))
                .containsExactly("coordination.task.lead " + young.person(), "coordination.task.partner -");
    }

    @Test
    void noClockBeginsAnew() {
        UUID id = task(old.person(), null);
        List<String> before = waiting(id, "id || ' ' || opened_at || ' ' || due_day");

        end(old, young.account());

        assertThat(waiting(id, "id || ' ' || opened_at || ' ' || due_day")).isEqualTo(before);
        assertThat(now(id).due()).isEqualTo(LocalDate.of(2099, 9, 30));
    }

    @Test
    void aSupervisedTaskTakesItsItemAlongAndItsClocksRunOn() {
        UUID id = task(old.person(), null);
        UUID item = world.office(() -> filings.file(HERE, id, new Filing("年度重点任务", "按期办结", null)));
        world.office(() -> supervisions.move(HERE, item, Step.of(Move.ASSIGN, 1)));
        Item before = world.office(() -> reader.find(HERE, item));
        List<String> turn = waiting(item, "id || ' ' || opened_at");

        end(old, young.account());

        Item after = world.office(() -> reader.find(HERE, item));
        assertThat(after.person()).isEqualTo(young.person());
        assertThat(after.turnAt()).isEqualTo(before.turnAt());
        assertThat(after.wordAt()).isEqualTo(before.wordAt());
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(after.due()).isEqualTo(before.due());
        assertThat(world.office(() -> reader.moves(HERE, item)))
                .last()
                .extracting(Moved::move)
                .isEqualTo(Move.HAND_OVER);
        assertThat(waiting(item, "id || ' ' || opened_at")).isEqualTo(turn);
        assertThat(waiting(item, "person::text")).containsExactly(young.person().toString());
    }

    @Test
    void whoLeavesWithoutASuccessorLeavesTheTaskToItsUnitAndTheOfficeIsToldToNameAnother() {
        Cadre alone = cadre("独自一人", world.youth());
        UUID id = world.office(
                () -> tasks.add(HERE, now(task(alone.person(), null)).asNew().inHands(world.youth(), alone.person())));

        end(alone, null);

        assertThat(waiting(id, "topic || ' ' || addressee_kind || ' ' || coalesce(person::text, '-')"))
                .contains("coordination.task.person OFFICE -", "coordination.task.lead UNIT -");

        Task task = now(id);
        world.office(
                () -> tasks.change(HERE, id, task.revision(), task.asNew().withPeople(null, young.person()), null));
        assertThat(waiting(id, "topic")).doesNotContain("coordination.task.person");
        assertThat(waiting(id, "coalesce(person::text, '-')"))
                .contains(young.person().toString());
    }

    @Test
    void whoKeepsAnotherPostInTheUnitKeepsItsTasksAndWhoMovesToAnotherUnitDoesNot() {
        UUID id = task(old.person(), null);
        UUID second = post(old.person(), world.union(), Role.LEADER);
        administrator(() -> people.end(HERE, second, grants.today(), grants.today()));
        assertThat(waiting(id, "topic")).doesNotContain("coordination.task.person");

        post(old.person(), world.women());
        end(old, young.account());
        assertThat(now(id).person()).isEqualTo(young.person());
    }

    @Test
    void aResponsibleLeaderIsFollowedOnlyWhenHeLeavesAltogether() {
        UUID id = task(null, old.person());
        UUID elsewhere = post(old.person(), world.women());
        end(old, young.account());
        assertThat(now(id).leader()).isEqualTo(old.person());
        assertThat(elsewhere).isNotNull();

        Cadre leader = cadre("责任领导", world.union());
        UUID other = task(null, leader.person());
        end(leader, young.account());
        assertThat(now(other).leader()).isEqualTo(young.person());
    }

    @Test
    void doneTasksStayAsTheyWere() {
        UUID done = task(old.person(), null);
        world.office(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("update coordination.task set state = 'DONE' where id = ?")
                        .param(done)
                        .update()));
        UUID open = task(old.person(), null);

        end(old, young.account());

        assertThat(now(done).person()).isEqualTo(old.person());
        assertThat(now(open).person()).isEqualTo(young.person());
    }

    @Test
    void noUnitComesInThisWay() {
        UUID id = task(old.person(), null);
        String call = "select coordination.tasks_handed_over(?, ?, ?, array[?]::uuid[], '{}', '接手', null, '某人', now())";
        assertThatThrownBy(() -> world.cadre(
                        world.union(),
                        () -> new TransactionTemplate(transactions)
                                .execute(status -> jdbc.sql(call)
                                        .params(HERE, old.person(), young.person(), id)
                                        .query((row, n) -> true)
                                        .list())))
                .hasStackTraceContaining("not whoever ends posts");
        assertThatThrownBy(() -> administrator(() -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql(call)
                                .params(HERE + 1, old.person(), young.person(), id)
                                .query((row, n) -> true)
                                .list())))
                .hasStackTraceContaining("not whoever ends posts");
        assertThat(now(id).person()).isEqualTo(old.person());
    }
}
