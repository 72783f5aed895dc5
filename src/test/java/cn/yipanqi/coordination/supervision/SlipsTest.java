package cn.yipanqi.coordination.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.SettableClock;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.shared.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Colours, and the slips that say them. */
@YipanqiTest
@Import(SettableClock.InsteadOfTheRealOne.class)
class SlipsTest extends Supervised {

    @Autowired
    Slips slips;

    @Autowired
    SlipRule rule;

    @Autowired
    TimesBook times;

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

        List<UUID> addressed = List.of(world.stranger(), world.lead());
        assertThat(world.office(() -> reader.slips(HERE, id)))
                .extracting(IssuedSlip::lead)
                .isEqualTo(addressed);

        office(id, Move.WITHDRAW, "不再督办");
        Task task = world.office(() -> tasks.get(HERE, then.task()));
        world.office(() ->
                tasks.change(HERE, task.id(), task.revision(), task.asNew().inHands(world.unit("残联"), null), "职责调整"));
        assertThat(world.office(() -> reader.slips(HERE, id)))
                .extracting(IssuedSlip::lead)
                .isEqualTo(addressed);
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
}
