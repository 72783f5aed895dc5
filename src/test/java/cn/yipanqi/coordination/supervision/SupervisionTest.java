package cn.yipanqi.coordination.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.SettableClock;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.Fitness;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskState;
import cn.yipanqi.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** The way of an item from its filing to its end. */
@YipanqiTest
@Import(SettableClock.InsteadOfTheRealOne.class)
class SupervisionTest extends Supervised {

    @Autowired
    Fitness fitness;

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

    @Test
    void aTaskUnderSupervisionWaitsThereForItsLeadAndNotInThePlanAsWell() {
        String inThePlan = "coordination.task.lead UNIT";
        UUID task = world.office(() -> tasks.add(
                HERE, world.task("督办的事项 " + FILED.incrementAndGet(), today(), workingDays.plus(today(), 30))));
        assertThat(waiting(task)).contains(inThePlan);

        UUID id = world.office(() -> filings.file(HERE, task, SupervisionWorld.FILING));
        assertThat(waiting(task)).doesNotContain(inThePlan);
        assertThat(due(id))
                .as("filed and not assigned: the office is told before the date")
                .isEqualTo(item(id).due());
        office(id, Move.ASSIGN, null);
        assertThat(waiting(id)).containsExactly("turn UNIT");
        world.office(() -> {
            Task now = tasks.get(HERE, task);
            tasks.change(HERE, task, now.revision(), world.task("换了说法", now.from(), now.due()), null);
        });
        assertThat(waiting(task)).doesNotContain(inThePlan);

        office(id, Move.WITHDRAW, "不再督办");
        assertThat(waiting(id)).isEmpty();
        assertThat(waiting(task)).contains(inThePlan);
    }

    private LocalDate due(UUID id) {
        return world.office(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql(
                                "select due_day from notify.todo where subject = ? and topic = 'coordination.supervision.turn'")
                        .param(id)
                        .query(LocalDate.class)
                        .single()));
    }

    @Test
    void aTaskThatIsDoneUnderSupervisionAndReopenedWaitsInThePlanAgain() {
        UUID id = reported();
        UUID task = item(id).task();
        office(id, Move.DISCHARGE, null);
        assertThat(waiting(task)).isEmpty();

        world.office(() -> deeds.reopen(HERE, task, "还有一处没有办"));

        assertThat(waiting(task)).contains("coordination.task.lead UNIT");
        assertThat(waiting(id)).isEmpty();
    }

    @Test
    void aLeadersInstructionStaysOutUnlessTheNetworkIsDeclaredFit() {
        assertThatThrownBy(() -> world.office(() -> filings.fileNew(
                        HERE, world.task("批示事项", today(), today().plusDays(30)), new Filing("领导交办事项", "办结", "批示原文"))))
                .hasMessageContaining("supervision.instruction.stays-out");
    }

    @Test
    void theWordsOfAnInstructionAreShownOnlyAsLongAsTheNetworkIsDeclaredFit() {
        long there = 540233;
        SupervisionWorld elsewhere = new SupervisionWorld(there, directory);
        elsewhere.office(() -> fitness.declare(there, true, "保密审查第1号"));
        UUID id = elsewhere.office(() -> filings.fileNew(
                there, elsewhere.task("批示事项", today(), today().plusDays(30)), new Filing("领导交办事项", "办结", "批示原文")));
        assertThat(elsewhere.office(() -> reader.find(there, id)).instruction()).isEqualTo("批示原文");

        elsewhere.office(() -> fitness.declare(there, false, "网络改造期间撤回"));

        assertThat(elsewhere.office(() -> reader.find(there, id)).instruction()).isNull();
    }

    @Test
    void aTaskIsUnderSupervisionOnceAtATime() {
        UUID id = file(30);
        UUID task = item(id).task();
        assertThatThrownBy(() -> world.office(() -> filings.file(HERE, task, SupervisionWorld.FILING)))
                .hasMessageContaining("supervision.refused.filed-already");
        office(id, Move.WITHDRAW, "另行安排");
        UUID again = world.office(() -> filings.file(HERE, task, SupervisionWorld.FILING));

        assertThat(item(again).number()).isGreaterThan(item(id).number());
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
}
