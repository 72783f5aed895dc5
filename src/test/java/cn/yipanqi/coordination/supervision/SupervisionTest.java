package cn.yipanqi.coordination.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.AtOnce;
import cn.yipanqi.SettableClock;
import cn.yipanqi.TestScopes;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.Fitness;
import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Target;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskDeeds;
import cn.yipanqi.coordination.plan.TaskState;
import cn.yipanqi.coordination.plan.Tasks;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@YipanqiTest
@Import(SettableClock.InsteadOfTheRealOne.class)
class SupervisionTest {

    private static final long HERE = 540122;
    private static final AtomicInteger FILED = new AtomicInteger();

    @Autowired
    Supervisions supervisions;

    @Autowired
    Reader reader;

    @Autowired
    Slips slips;

    @Autowired
    SlipRule rule;

    @Autowired
    TimesBook times;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskDeeds deeds;

    @Autowired
    @FlywayDataSource
    DataSource owner;

    @Autowired
    Fitness fitness;

    @Autowired
    Directory directory;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private SupervisionWorld world;

    @BeforeEach
    void aCounty() {
        world = new SupervisionWorld(HERE, directory);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private UUID file(int days) {
        return world.office(() -> supervisions.fileNew(
                HERE,
                world.task("督办的事项 " + FILED.incrementAndGet(), today(), workingDays.plus(today(), days)),
                SupervisionWorld.FILING));
    }

    private Item item(UUID id) {
        return world.office(() -> reader.find(HERE, id));
    }

    private void office(UUID id, Move move, String words) {
        world.office(() -> supervisions.move(HERE, id, Step.saying(move, item(id).moves(), words)));
    }

    private void lead(UUID id, Move move, String words) {
        Item now = item(id);
        world.cadre(now.lead(), () -> supervisions.move(HERE, id, Step.saying(move, now.moves(), words)));
    }

    private void partner(UUID id, Move move, String words) {
        Item now = item(id);
        world.cadre(world.partner(), () -> supervisions.move(HERE, id, Step.saying(move, now.moves(), words)));
    }

    private void ask(UUID id, LocalDate until) {
        Item now = item(id);
        world.cadre(
                now.lead(),
                () -> supervisions.move(
                        HERE, id, new Step(Move.ASK, now.moves(), "材料未齐", null, until, null, null, List.of())));
    }

    private UUID atWork(int days) {
        UUID id = file(days);
        office(id, Move.ASSIGN, null);
        lead(id, Move.RECEIVE, null);
        lead(id, Move.BEGIN, null);
        return id;
    }

    private List<String> waiting(UUID id) {
        return world.office(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql(
                                "select replace(topic, 'coordination.supervision.', '') || ' ' || addressee_kind from notify.todo where subject = ? order by 1")
                        .param(id)
                        .query(String.class)
                        .list()));
    }

    @Test
    void theGraphInTheDatabaseIsTheGraphOfTheMoves() {
        Set<String> database = world.office(() -> new TransactionTemplate(transactions)
                .execute(status ->
                        new TreeSet<>(jdbc.sql("""
                    select concat_ws(' ', move, coalesce(from_state, '-'), to_state, side, needs_words) from coordination.supervision_step
                    """).query(String.class).list())));
        Set<String> moves = Arrays.stream(Move.values())
                .flatMap(move -> move == Move.FILE
                        ? Stream.of("FILE - FILED OFFICE f")
                        : move.from().stream()
                                .map(from -> String.join(
                                        " ",
                                        move.name(),
                                        from.name(),
                                        move.to(from).orElseThrow().name(),
                                        move.side().name(),
                                        move.needsWords() ? "t" : "f")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(database).isEqualTo(moves);
    }

    @Test
    void theWholeWayFromFilingToDischargeStandsInTheJournal() {
        UUID id = file(30);
        assertThat(waiting(id)).containsExactly("turn OFFICE");
        office(id, Move.ASSIGN, null);
        assertThat(waiting(id)).containsExactly("turn UNIT");
        lead(id, Move.RECEIVE, null);
        assertThat(waiting(id)).containsExactly("part UNIT", "turn UNIT");
        lead(id, Move.BEGIN, "已安排专人");
        partner(id, Move.CONFIRM, null);
        assertThat(waiting(id)).containsExactly("turn UNIT");
        lead(id, Move.REPORT, "已办结");
        assertThat(waiting(id)).containsExactly("turn OFFICE");
        office(id, Move.RETURN, "缺佐证");
        lead(id, Move.BEGIN, null);
        lead(id, Move.REPORT, "已补充");
        office(id, Move.DISCHARGE, null);

        assertThat(item(id).state()).isEqualTo(State.DISCHARGED);
        assertThat(waiting(id)).isEmpty();
        assertThat(world.office(() -> reader.moves(HERE, id)))
                .extracting(Moved::move)
                .containsExactly(
                        Move.FILE,
                        Move.ASSIGN,
                        Move.RECEIVE,
                        Move.BEGIN,
                        Move.CONFIRM,
                        Move.REPORT,
                        Move.RETURN,
                        Move.BEGIN,
                        Move.REPORT,
                        Move.DISCHARGE);
    }

    @Test
    void theLeadReportsOnlyWhenEveryPartnerHasConfirmed() {
        UUID id = atWork(30);
        assertThatThrownBy(() -> lead(id, Move.REPORT, "已办结")).hasMessageContaining("supervision.refused.partners");
        partner(id, Move.OBJECT, "本单位部分还在办");
        assertThatThrownBy(() -> lead(id, Move.REPORT, "已办结")).hasMessageContaining("supervision.refused.partners");
        partner(id, Move.CONFIRM, null);
        lead(id, Move.REPORT, "已办结");

        assertThat(item(id).state()).isEqualTo(State.REPORTED);
    }

    @Test
    void aGrantedExtensionMovesTheDateOfItemAndTaskAndIsCounted() {
        UUID id = atWork(10);
        LocalDate later = workingDays(item(id).due(), 5);
        ask(id, later);
        assertThat(waiting(id)).contains("extension OFFICE");
        office(id, Move.GRANT, null);

        Item now = item(id);
        assertThat(now.due()).isEqualTo(later);
        assertThat(now.extensions()).isEqualTo(1);
        assertThat(now.askedUntil()).isNull();
        assertThat(world.office(() -> tasks.get(HERE, now.task()).due())).isEqualTo(later);
        assertThat(waiting(id)).doesNotContain("extension OFFICE");
    }

    private LocalDate workingDays(LocalDate from, int days) {
        return world.office(() -> workingDays.plus(from, days));
    }

    @Test
    void anExtensionIsAskedForUpToTheLastDayAndNotAfterIt() {
        UUID id = atWork(1);
        LocalDate later = workingDays(item(id).due(), 5);
        clock.advance(Duration.ofDays(14));

        assertThatThrownBy(() -> ask(id, later)).hasMessageContaining("supervision.refused.too-late");
        assertThatThrownBy(() -> row(id, "ASK", "LEAD", world.lead(), "'理由'", "date '2099-01-01'"))
                .hasStackTraceContaining("before the date");
    }

    @Test
    void theLastDayOfASupervisedTaskMovesByExtensionOnly() {
        UUID id = atWork(10);
        Task task = world.office(() -> tasks.get(HERE, item(id).task()));

        assertThatThrownBy(() -> world.office(
                        () -> tasks.changeDue(HERE, task.id(), task.due().plusDays(30), "改一改")))
                .hasMessageContaining("supervision.refused.due-by-extension");
    }

    @Test
    void aHandOverResetsNoClock() {
        UUID id = atWork(30);
        clock.advance(Duration.ofDays(3));
        lead(id, Move.PROGRESS, "办了一半");
        Item before = item(id);
        clock.advance(Duration.ofDays(3));
        Instant turn = before.turnAt();

        world.office(() -> supervisions.move(
                HERE,
                id,
                new Step(Move.HAND_OVER, before.moves(), "职责调整", null, null, world.stranger(), null, List.of())));

        Item after = item(id);
        assertThat(after.lead()).isEqualTo(world.stranger());
        assertThat(after.turnAt()).isEqualTo(turn);
        assertThat(after.wordAt()).isEqualTo(before.wordAt());
        assertThat(after.due()).isEqualTo(before.due());
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(world.office(() -> reader.moves(HERE, id)))
                .last()
                .satisfies(move -> assertThat(move.leadAfter()).isEqualTo(world.stranger()));
        assertThatThrownBy(() -> world.cadre(
                        world.lead(),
                        () -> supervisions.move(HERE, id, Step.saying(Move.PROGRESS, after.moves(), "还在办"))))
                .isInstanceOf(Refusal.class);
        lead(id, Move.PROGRESS, "接着办");
    }

    @Test
    void aTaskThatChangesHandsInThePlanTakesItsItemAlong() {
        UUID id = atWork(30);
        Task task = world.office(() -> tasks.get(HERE, item(id).task()));
        world.office(() ->
                tasks.change(HERE, task.id(), task.revision(), task.asNew().inHands(world.partner(), null), "职责调整"));

        assertThat(item(id).lead()).isEqualTo(world.partner());
        assertThat(item(id).partners()).isEmpty();
        assertThat(waiting(id)).containsExactly("turn UNIT");
        assertThat(world.office(() -> reader.moves(HERE, id)))
                .last()
                .satisfies(move -> assertThat(move.move()).isEqualTo(Move.HAND_OVER));
    }

    private UUID reported() {
        UUID id = atWork(30);
        partner(id, Move.CONFIRM, null);
        lead(id, Move.REPORT, "已办结");
        return id;
    }

    private void sql(String sql, Object... params) {
        world.office(() -> new TransactionTemplate(transactions)
                .executeWithoutResult(status -> jdbc.sql(sql).params(params).update()));
    }

    @Test
    void anItemWhoseTaskWasGivenUpIsNotDischargedAsDoneButWithdrawnWithAReason() {
        UUID id = reported();
        UUID task = item(id).task();
        assertThatThrownBy(() -> world.office(() -> deeds.drop(HERE, task, "不办了")))
                .as("under supervision it is not given up here")
                .isInstanceOf(Refusal.class);
        sql("update coordination.task set state = 'DROPPED', state_words = '另行安排' where id = ?", task);

        assertThatThrownBy(() -> office(id, Move.DISCHARGE, "已办结")).hasMessageContaining("coordination.task.given-up");
        assertThat(item(id).state()).isEqualTo(State.REPORTED);
        assertThat(world.office(() -> tasks.get(HERE, task)).state()).isEqualTo(TaskState.DROPPED);
        assertThat(waiting(id)).contains("turn OFFICE");

        office(id, Move.WITHDRAW, "任务已终止");
        assertThat(item(id).state()).isEqualTo(State.WITHDRAWN);
        assertThat(world.office(() -> tasks.get(HERE, task)).state()).isEqualTo(TaskState.DROPPED);
        assertThat(waiting(id)).isEmpty();
    }

    @Test
    void anItemWhoseTaskIsDoneAlreadyIsDischargedAndTheTaskStaysAsItWasDone() {
        UUID id = reported();
        UUID task = item(id).task();
        sql("update coordination.task set state = 'DONE', state_words = '早已办好' where id = ?", task);

        office(id, Move.DISCHARGE, "已办结");

        assertThat(item(id).state()).isEqualTo(State.DISCHARGED);
        assertThat(world.office(() -> tasks.get(HERE, task)).stateWords()).isEqualTo("早已办好");
    }

    @Test
    void anItemOutlivesThePlanOfItsYear() {
        UUID id = reported();
        Task task = world.office(() -> tasks.get(HERE, item(id).task()));
        sql("update coordination.plan set state = 'CLOSED' where county = ? and year = ?", HERE, task.year());
        try {
            office(id, Move.DISCHARGE, "已办结");
            assertThat(world.office(() -> tasks.get(HERE, task.id())).state()).isEqualTo(TaskState.DONE);
        } finally {
            sql("update coordination.plan set state = 'DRAFT' where county = ? and year = ?", HERE, task.year());
        }
    }

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
                        supervisions.file(HERE, task, SupervisionWorld.FILING);
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
    void aSlipIsIssuedOnceForAColourAndADate() {
        UUID id = atWork(8);
        assertThat(colour(id)).isNull();
        clock.advance(Duration.ofDays(7));
        slips.issue(HERE);
        slips.issue(HERE);
        assertThat(issued(id)).containsExactly(Colour.BLUE);
        clock.advance(Duration.ofDays(14));
        slips.issue(HERE);
        slips.issue(HERE);

        assertThat(issued(id)).containsExactly(Colour.RED, Colour.BLUE);
        assertThat(colour(id)).isEqualTo(Colour.RED);
    }

    @Test
    void aSlipStaysAddressedToWhoLedWhenItWasIssued() {
        UUID id = atWork(8);
        clock.advance(Duration.ofDays(7));
        slips.issue(HERE);
        Item then = item(id);
        clock.advance(Duration.ofMinutes(1));
        world.office(() -> supervisions.move(
                HERE,
                id,
                new Step(Move.HAND_OVER, then.moves(), "职责调整", null, null, world.stranger(), null, List.of())));
        clock.advance(Duration.ofDays(14));
        slips.issue(HERE);

        assertThat(world.office(() -> reader.slips(HERE, id)))
                .extracting(IssuedSlip::lead)
                .containsExactly(world.stranger(), world.lead());
    }

    @Test
    void aTaskUnderSupervisionWaitsThereForItsLeadAndNotInThePlanAsWell() {
        String inThePlan = "coordination.task.lead UNIT";
        UUID task = world.office(() -> tasks.add(
                HERE, world.task("督办的事项 " + FILED.incrementAndGet(), today(), workingDays.plus(today(), 30))));
        assertThat(waiting(task)).contains(inThePlan);

        UUID id = world.office(() -> supervisions.file(HERE, task, SupervisionWorld.FILING));
        office(id, Move.ASSIGN, null);
        assertThat(waiting(id)).containsExactly("turn UNIT");
        assertThat(waiting(task)).doesNotContain(inThePlan);
        world.office(() -> {
            Task now = tasks.get(HERE, task);
            tasks.change(HERE, task, now.revision(), world.task("换了说法", now.from(), now.due()), null);
        });
        assertThat(waiting(task)).doesNotContain(inThePlan);

        office(id, Move.WITHDRAW, "不再督办");
        assertThat(waiting(id)).isEmpty();
        assertThat(waiting(task)).contains(inThePlan);
    }

    private List<Colour> issued(UUID id) {
        return world.office(
                () -> reader.slips(HERE, id).stream().map(IssuedSlip::colour).toList());
    }

    private Colour colour(UUID id) {
        return world.office(() -> rule.of(item(id), times.of(HERE), today())
                .map(SlipRule.Verdict::colour)
                .orElse(null));
    }

    @Test
    void whatIsNotReceivedInTimeIsYellowAndWhatTheOfficeReviewsIsNobodysSlip() {
        UUID id = file(40);
        office(id, Move.ASSIGN, null);
        assertThat(colour(id)).isNull();
        clock.advance(Duration.ofDays(8));
        assertThat(colour(id)).isEqualTo(Colour.YELLOW);
        lead(id, Move.RECEIVE, null);
        assertThat(colour(id)).isNull();
        lead(id, Move.BEGIN, null);
        partner(id, Move.CONFIRM, null);
        lead(id, Move.REPORT, "已办结");
        clock.advance(Duration.ofDays(90));

        assertThat(colour(id)).isNull();
    }

    @Test
    void progressBelowTheTimeElapsedIsYellow() {
        UUID id = atWork(20);
        clock.advance(Duration.ofDays(14));
        Item now = item(id);
        world.cadre(
                now.lead(),
                () -> supervisions.move(
                        HERE, id, new Step(Move.PROGRESS, now.moves(), "刚起步", 5, null, null, null, List.of())));

        assertThat(colour(id)).isEqualTo(Colour.YELLOW);
    }

    @Test
    void timesHoldFromTheirDayOnAndRunningClocksKeepTheirs() {
        UUID id = file(40);
        office(id, Move.ASSIGN, null);
        LocalDate by = world.office(() -> rule.receiveBy(item(id), times.of(HERE)));
        LocalDate tomorrow = today().plusDays(1);
        world.office(() -> times.set(HERE, tomorrow, new Times(10, 20, 3, 5, 20)));

        assertThat(world.office(() -> rule.receiveBy(item(id), times.of(HERE)))).isEqualTo(by);
        assertThatThrownBy(() -> world.office(() -> times.set(HERE, today().minusDays(1), new Times(10, 20, 3, 5, 20))))
                .hasMessageContaining("supervision.times.past");
        assertThatThrownBy(() -> world.cadre(
                        world.lead(), () -> times.set(HERE, today().plusDays(2), new Times(10, 20, 3, 5, 20))))
                .isInstanceOf(Refusal.class);
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

    @Test
    void aLeadersInstructionStaysOutUnlessTheNetworkIsDeclaredFit() {
        assertThatThrownBy(() -> world.office(() -> supervisions.fileNew(
                        HERE,
                        world.task("批示事项", today(), today().plusDays(30)),
                        new Supervisions.Filing("领导交办事项", "办结", "批示原文"))))
                .hasMessageContaining("supervision.instruction.stays-out");
    }

    @Test
    void theWordsOfAnInstructionAreShownOnlyAsLongAsTheNetworkIsDeclaredFit() {
        long there = 540233;
        SupervisionWorld elsewhere = new SupervisionWorld(there, directory);
        elsewhere.office(() -> fitness.declare(there, true, "保密审查第1号"));
        UUID id = elsewhere.office(() -> supervisions.fileNew(
                there,
                elsewhere.task("批示事项", today(), today().plusDays(30)),
                new Supervisions.Filing("领导交办事项", "办结", "批示原文")));
        assertThat(elsewhere.office(() -> reader.find(there, id)).instruction()).isEqualTo("批示原文");

        elsewhere.office(() -> fitness.declare(there, false, "网络改造期间撤回"));

        assertThat(elsewhere.office(() -> reader.find(there, id)).instruction()).isNull();
    }

    @Test
    void aTaskIsUnderSupervisionOnceAtATime() {
        UUID id = file(30);
        UUID task = item(id).task();
        assertThatThrownBy(() -> world.office(() -> supervisions.file(HERE, task, SupervisionWorld.FILING)))
                .hasMessageContaining("supervision.refused.filed-already");
        office(id, Move.WITHDRAW, "另行安排");
        UUID again = world.office(() -> supervisions.file(HERE, task, SupervisionWorld.FILING));

        assertThat(item(again).number()).isGreaterThan(item(id).number());
    }

    @Test
    void aTaskIsNotEndedByItsLeadWhileItComesUnderSupervision() throws Exception {
        UUID task = world.office(() -> tasks.add(HERE, world.task("同时办结和立项", today(), workingDays.plus(today(), 30))));

        Throwable ended = new AtOnce(jdbc, transactions)
                .second(
                        TestScopes.coordinator(HERE),
                        () -> supervisions.file(HERE, task, SupervisionWorld.FILING),
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
                        () -> supervisions.file(HERE, task, SupervisionWorld.FILING));

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
    void anItemIsHandedToSomebodyTheCountyKnowsAndItsWordsBearNobodysNumber() {
        UUID id = atWork(30);
        Item now = item(id);
        assertThatThrownBy(() -> world.office(() -> supervisions.move(
                        HERE,
                        id,
                        new Step(
                                Move.HAND_OVER,
                                now.moves(),
                                "职责调整",
                                null,
                                null,
                                world.stranger(),
                                UUID.randomUUID(),
                                List.of()))))
                .hasMessageContaining("person.unknown");
        assertThatThrownBy(() -> lead(id, Move.PROGRESS, "联系人 13900001111"))
                .hasMessageContaining("supervision.personal");
    }

    // the database's own walls

    private void row(UUID id, String move, String side, UUID unit, String words, String wanted) {
        Item now = item(id);
        Runnable insert = () -> new TransactionTemplate(transactions)
                .executeWithoutResult(status -> jdbc.sql("""
                    insert into coordination.supervision_move
                        (county, item, no, move, from_state, to_state, side, unit, actor_name, at, words, wanted_day, due_before, due_after)
                    values (:county, :item, :no, :move, :from, :from, :side, :unit, '某人', :now, %s, %s, :due, :due)
                    """.formatted(words, wanted))
                        .param("county", HERE)
                        .param("item", id)
                        .param("no", now.moves() + 1)
                        .param("move", move)
                        .param("from", now.state().name())
                        .param("side", side)
                        .param("unit", unit, java.sql.Types.OTHER)
                        .param("now", java.sql.Timestamp.from(clock.instant()))
                        .param("due", now.due())
                        .update());
        if (unit == null) {
            world.office(insert);
        } else {
            world.cadre(unit, insert);
        }
    }

    @Test
    void theDatabaseRefusesAnIllegalMoveWhoeverSendsIt() {
        UUID id = file(30);
        assertThatThrownBy(() -> row(id, "DISCHARGE", "OFFICE", null, "null", "null"))
                .hasStackTraceContaining("no legal move");
        office(id, Move.ASSIGN, null);
        assertThatThrownBy(() -> row(id, "ASK", "LEAD", world.stranger(), "'理由'", "date '2099-01-01'"))
                .hasStackTraceContaining("not this unit's move");
        assertThatThrownBy(() -> row(id, "ASK", "LEAD", world.lead(), "null", "date '2099-01-01'"))
                .hasStackTraceContaining("no reason given");
        assertThatThrownBy(() -> row(id, "GRANT", "OFFICE", null, "null", "null"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> row(id, "HAND_OVER", "OFFICE", null, "'x'", "null"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void nothingInTheJournalOrTheItemIsChangedBesideAMove() {
        UUID id = atWork(30);
        for (String statement : List.of(
                "update coordination.supervision set state = 'DISCHARGED' where id = ?",
                "update coordination.supervision set due_day = due_day + 30 where id = ?",
                "delete from coordination.supervision where id = ?",
                "update coordination.supervision_move set words = 'x' where item = ?",
                "delete from coordination.supervision_move where item = ?",
                "delete from coordination.supervision_slip where item = ?",
                "delete from coordination.supervision_times where ?::uuid is not null")) {
            assertThatThrownBy(() -> world.office(() -> new TransactionTemplate(transactions)
                            .executeWithoutResult(
                                    status -> jdbc.sql(statement).param(id).update())))
                    .as(statement)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void aUnitMovesAsItselfAndTheOfficeAsTheOffice() {
        UUID id = file(30);
        office(id, Move.ASSIGN, null);
        Item now = item(id);
        assertThatThrownBy(() -> world.cadre(
                        world.stranger(), () -> supervisions.move(HERE, id, Step.of(Move.RECEIVE, now.moves()))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThatThrownBy(() -> world.office(() -> supervisions.move(HERE, id, Step.of(Move.RECEIVE, now.moves()))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
    }
}
