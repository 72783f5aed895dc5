package cn.yipanqi.coordination.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yipanqi.SettableClock;
import cn.yipanqi.YipanqiTest;
import cn.yipanqi.shared.Refusal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** The database's own walls. */
@YipanqiTest
@Import(SettableClock.InsteadOfTheRealOne.class)
class SupervisionWallsTest extends Supervised {

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

    @Test
    void anExtensionIsAskedForUpToTheLastDayAndNotAfterIt() {
        UUID id = atWork(1);
        LocalDate later = workingDays(item(id).due(), 5);
        clock.advance(Duration.ofDays(14));

        assertThatThrownBy(() -> ask(id, later)).hasMessageContaining("supervision.refused.too-late");
        assertThatThrownBy(() -> row(id, "ASK", "LEAD", world.lead(), "'理由'", "date '2099-01-01'"))
                .hasStackTraceContaining("before the date");
    }
}
