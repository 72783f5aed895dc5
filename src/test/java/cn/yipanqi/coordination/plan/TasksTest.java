package cn.yipanqi.coordination.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.plan.TaskChange.Deed;
import cn.yipanqi.coordination.plan.TaskSearch.Due;
import cn.yipanqi.coordination.plan.TaskSearch.Part;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@YipanqiTest
class TasksTest {

    private static final long HERE = 540121;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskDeeds deeds;

    @Autowired
    TaskBoard board;

    @Autowired
    Plans plans;

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

    private UUID add(String title) {
        return world.office(() -> tasks.add(HERE, world.task(title)));
    }

    private Task task(UUID id) {
        return world.office(() -> tasks.get(HERE, id));
    }

    private List<String> waiting(UUID task) {
        return world.office(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql(
                                "select topic || ' ' || coalesce(addressee::text, '') from notify.todo where subject = ? order by 1")
                        .param(task)
                        .query(String.class)
                        .list()));
    }

    @Test
    void aTaskSaysWhatItWasGiven() {
        UUID id = add("组织开展职工活动");

        Task found = task(id);

        assertThat(found.title()).isEqualTo("组织开展职工活动");
        assertThat(found.lead()).isEqualTo(world.union());
        assertThat(found.partners()).containsExactly(world.women());
        assertThat(found.revision()).isEqualTo(1);
        assertThat(found.open()).isTrue();
    }

    @Test
    void whatCannotBeIsRefusedWithItsReason() {
        NewTask good = world.task("任务");
        assertRefused(good.withDays(LocalDate.of(2022, 10, 1), LocalDate.of(2022, 9, 30)), "days.reversed");
        assertRefused(world.task(" "), "title.length");
        assertRefused(withPartners(good, List.of(world.union())), "partner.is-lead");
        assertRefused(withPartners(good, List.of(world.women(), world.women())), "partner.twice");
        assertRefused(withPartners(good, List.of(UUID.randomUUID())), "partner.unknown");
        assertRefused(withLead(good, UUID.randomUUID()), "lead.unknown");
        assertRefused(world.task("联系人 １３９ 0000-1111"), "task.personal");
        assertRefused(good.withTarget(Target.typed(BigDecimal.ZERO, "场")), "target.number");
        assertRefused(
                good.withTarget(Target.ledger(java.util.Set.of(), List.of(), BigDecimal.TEN, "场", Whose.LEAD)),
                "target.kinds.none");
        assertRefused(
                good.withTarget(new Target(
                        Target.Kind.REGULATION,
                        BigDecimal.ONE,
                        "项",
                        null,
                        java.util.Set.of("activity"),
                        List.of(),
                        null,
                        null,
                        null)),
                "target.regulation");
    }

    private static NewTask withPartners(NewTask task, List<UUID> partners) {
        return new NewTask(
                task.year(),
                null,
                task.commons(),
                task.title(),
                null,
                null,
                task.lead(),
                partners,
                List.of(),
                null,
                null,
                null,
                task.due(),
                TaskOrigin.PLAN,
                null);
    }

    private static NewTask withLead(NewTask task, UUID lead) {
        return new NewTask(
                task.year(),
                null,
                task.commons(),
                task.title(),
                null,
                null,
                lead,
                List.of(),
                List.of(),
                null,
                null,
                null,
                task.due(),
                TaskOrigin.PLAN,
                null);
    }

    private void assertRefused(NewTask task, String key) {
        assertThatThrownBy(() -> world.office(() -> tasks.add(HERE, task)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(key);
    }

    @Test
    void theHistoryKeepsWhatWasAndAChangeOfLeadNeedsItsReason() {
        UUID id = add("送温暖");
        NewTask other = withLead(world.task("送温暖"), world.youth());

        assertThatThrownBy(() -> world.office(() -> tasks.change(HERE, id, 1, other, " ")))
                .hasMessageContaining("hand-over.reason");
        world.office(() -> tasks.change(HERE, id, 1, other, "职责调整"));

        List<TaskChange> history = world.office(() -> tasks.history(HERE, id));
        assertThat(history).extracting(TaskChange::deed).containsExactly(Deed.HANDED_OVER, Deed.ADDED);
        assertThat(history.get(0).reason()).isEqualTo("职责调整");
        assertThat(history.get(1).content().one("lead")).isEqualTo(world.union().toString());
        assertThat(history.get(1).content().differences(history.get(0).content()))
                .contains("lead", "partners", "measures");
    }

    @Test
    void aPlansTasksWaitForTheirLeadsFromTheDayItIsInForce() {
        long there = 540122;
        TaskWorld elsewhere = new TaskWorld(there, directory);
        UUID id = elsewhere.office(() -> tasks.add(there, elsewhere.task("生效前")));
        world = elsewhere;
        assertThat(waiting(id)).isEmpty();

        elsewhere.office(() -> plans.putInForce(there, 2022));
        assertThat(waiting(id))
                .containsExactly(
                        "coordination.task.lead " + elsewhere.union(),
                        "coordination.task.partner " + elsewhere.women());

        elsewhere.cadre(elsewhere.women(), () -> deeds.confirm(there, id, elsewhere.women(), "已安排专人"));
        assertThat(waiting(id)).containsExactly("coordination.task.lead " + elsewhere.union());

        elsewhere.cadre(elsewhere.union(), () -> deeds.complete(there, id, "办结"));
        assertThat(waiting(id)).isEmpty();
    }

    @Test
    void whatStillWaitsIsNotOpenedAnewWhenAnotherPartnerConfirmsOrAWordChanges() {
        long there = 540231;
        TaskWorld elsewhere = new TaskWorld(there, directory);
        NewTask two = withPartners(elsewhere.task("两家协同"), List.of(elsewhere.women(), elsewhere.youth()));
        UUID id = elsewhere.office(() -> tasks.add(there, two));
        elsewhere.office(() -> plans.putInForce(there, 2022));
        List<UUID> before = elsewhere.office(() -> todoIds(id, elsewhere.youth()));

        elsewhere.cadre(elsewhere.women(), () -> deeds.confirm(there, id, elsewhere.women(), null));
        elsewhere.office(() -> tasks.change(
                there, id, 1, two.withPlace(null, null).withDays(null, two.due().plusDays(1)), null));

        assertThat(before).hasSize(1);
        assertThat(elsewhere.office(() -> todoIds(id, elsewhere.youth()))).isEqualTo(before);
    }

    private List<UUID> todoIds(UUID task, UUID unit) {
        return new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("select id from notify.todo where subject = ? and addressee = ?")
                        .params(task, unit)
                        .query(UUID.class)
                        .list());
    }

    @Test
    void theLeadReportsAndCompletesPartnersConfirmAndNobodyElseDoes() {
        UUID id = add("进展");

        world.cadre(world.union(), () -> deeds.report(HERE, id, new BigDecimal("3"), "开展三场"));
        assertThatThrownBy(() -> world.cadre(world.women(), () -> deeds.report(HERE, id, BigDecimal.ONE, "不该我报")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThatThrownBy(() -> world.cadre(world.youth(), () -> deeds.confirm(HERE, id, world.youth(), null)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> world.cadre(world.youth(), () -> deeds.confirm(HERE, id, world.women(), null)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> world.cadre(world.women(), () -> deeds.complete(HERE, id, "替人办结")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> world.cadre(world.union(), () -> deeds.drop(HERE, id, "不想办了")))
                .isInstanceOf(Refusal.class);

        assertThatThrownBy(() -> world.cadre(world.union(), () -> deeds.report(HERE, id, null, "电话 13900001111")))
                .hasMessageContaining("words.personal");
        world.cadre(world.women(), () -> deeds.confirm(HERE, id, world.women(), "明白"));
        assertThatThrownBy(() -> world.cadre(world.women(), () -> deeds.confirm(HERE, id, world.women(), "明白")))
                .hasMessageContaining("confirm.twice");
        world.cadre(world.union(), () -> deeds.complete(HERE, id, "办了十场"));
        TaskLine line = world.office(() -> tasks.line(HERE, id));
        assertThat(line.reported()).isEqualByComparingTo("3");
        assertThat(line.confirmed()).containsExactly(world.women());
        assertThat(line.task().state()).isEqualTo(TaskState.DONE);
        assertThat(line.task().stateWords()).isEqualTo("办了十场");
    }

    @Test
    void neitherALeaderNorAStationWritesATaskNotEvenPastTheRules() {
        UUID id = add("写不了");
        for (String statement : List.of(
                "update coordination.task set title = '改' where id = '" + id + "'",
                "delete from coordination.task_partner where task = '" + id + "'")) {
            int changed = CurrentScope.call(
                    TestScopes.cadre(HERE, world.youth()),
                    () -> new TransactionTemplate(transactions)
                            .execute(status -> jdbc.sql(statement).update()));
            assertThat(changed).as(statement).isZero();
        }
        assertThatThrownBy(() -> CurrentScope.run(
                        TestScopes.cadre(HERE, world.union()), () -> tasks.add(HERE, world.task("干部"))))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> CurrentScope.run(TestScopes.leader(HERE), () -> tasks.add(HERE, world.task("领导"))))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void theJournalIsAppendedToOnly() {
        UUID id = add("只增不改");
        for (String statement : List.of(
                "update coordination.task_change set reason = '改' where task = '" + id + "'",
                "delete from coordination.task_change where task = '" + id + "'",
                "delete from coordination.task_report where task = '" + id + "'")) {
            assertThatThrownBy(() -> world.office(() -> new TransactionTemplate(transactions)
                            .executeWithoutResult(status -> jdbc.sql(statement).update())))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void aTaskIsFoundByUnitPartStateAndWords() {
        UUID id = add("寻找一项特别任务");
        TaskSearch all = TaskSearch.of(HERE, 2022);

        assertThat(found(all.of(world.union(), Part.LEAD))).contains(id);
        assertThat(found(all.of(world.women(), Part.LEAD))).doesNotContain(id);
        assertThat(found(all.of(world.women(), Part.PARTNER))).contains(id);
        assertThat(found(all.of(world.women(), Part.ANY))).contains(id);
        assertThat(found(new TaskSearch(HERE, 2022, null, null, Part.ANY, null, Due.OVERDUE, "特别 寻找")))
                .containsExactly(id);
        assertThat(found(new TaskSearch(HERE, 2022, null, null, Part.ANY, TaskState.DONE, null, "特别")))
                .isEmpty();
        assertThat(found(new TaskSearch(HERE, 2022, null, null, Part.ANY, null, null, "100%")))
                .isEmpty();
    }

    private List<UUID> found(TaskSearch search) {
        return world.office(() -> tasks.find(search, 0, 500)).lines().stream()
                .map(line -> line.task().id())
                .toList();
    }

    @Test
    void theBoardsCellsAreWhatTheListsFind() {
        add("棋盘上的任务");
        var cells = world.office(() -> board.cells(HERE, 2022));

        cells.forEach((place, cell) -> {
            TaskSearch open =
                    new TaskSearch(HERE, 2022, place.commons(), place.unit(), Part.LEAD, TaskState.OPEN, null, null);
            TaskSearch late =
                    new TaskSearch(HERE, 2022, place.commons(), place.unit(), Part.LEAD, null, Due.OVERDUE, null);
            assertThat(world.office(() -> tasks.find(open, 0, 1)).total()).isEqualTo(cell.open());
            assertThat(world.office(() -> tasks.find(late, 0, 1)).total()).isEqualTo(cell.overdue());
        });
        assertThat(cells).isNotEmpty();
    }

    @Test
    void ofAClosedPlanNothingChanges() {
        long there = 540123;
        TaskWorld elsewhere = new TaskWorld(there, directory);
        UUID id = elsewhere.office(() -> tasks.add(there, elsewhere.task("收官")));
        elsewhere.office(() -> plans.putInForce(there, 2022));
        elsewhere.office(() -> plans.close(there, 2022));

        assertThatThrownBy(() -> elsewhere.office(() -> tasks.add(there, elsewhere.task("迟了"))))
                .hasMessageContaining("plan.closed");
        assertThatThrownBy(() -> elsewhere.office(() -> tasks.change(there, id, 1, elsewhere.task("改"), null)))
                .hasMessageContaining("plan.closed");
        assertThatThrownBy(() -> elsewhere.cadre(elsewhere.union(), () -> deeds.complete(there, id, "迟了")))
                .hasMessageContaining("plan.closed");
    }
}
