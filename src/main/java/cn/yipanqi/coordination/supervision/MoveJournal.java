package cn.yipanqi.coordination.supervision;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes moves; what a move makes of its item, the database does. Within the transaction of whoever moves. */
@Component
class MoveJournal {

    private final JdbcClient jdbc;
    private final Clock clock;

    MoveJournal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void filed(long county, UUID item, LocalDate due) {
        write(new Row(county, item, 1, null, State.FILED, null, due, due, null, null), Step.of(Move.FILE, 0));
    }

    /** @param due the last day after it */
    void append(Item item, State to, Step step, @Nullable UUID unit, LocalDate due) {
        write(row(item, to, unit, due, null, null), step);
        jdbc.sql("""
                insert into coordination.supervision_evidence (county, item, no, entry)
                select :county, :item, :no, unnest(:entries::uuid[])
                """)
                .param("county", item.county())
                .param("item", item.id())
                .param("no", item.moves() + 1)
                .param("entries", step.evidence().stream().distinct().toArray(UUID[]::new))
                .update();
    }

    /** From the hands the item was in into others. */
    void handedOver(Item before, UUID lead, @Nullable UUID person, @Nullable String reason) {
        Step step = new Step(Move.HAND_OVER, before.moves(), reason, null, null, lead, person, java.util.List.of());
        write(row(before, before.state(), null, before.due(), before.lead(), before.person()), step);
    }

    private static Row row(
            Item item,
            State to,
            @Nullable UUID unit,
            LocalDate due,
            @Nullable UUID leadBefore,
            @Nullable UUID personBefore) {
        return new Row(
                item.county(),
                item.id(),
                item.moves() + 1,
                item.state(),
                to,
                unit,
                item.due(),
                due,
                leadBefore,
                personBefore);
    }

    /** What a row has besides the step. */
    private record Row(
            long county,
            UUID item,
            int no,
            @Nullable State from,
            State to,
            @Nullable UUID unit,
            LocalDate dueBefore,
            LocalDate dueAfter,
            @Nullable UUID leadBefore,
            @Nullable UUID personBefore) {}

    private void write(Row row, Step step) {
        State from = row.from();
        boolean handed = step.move() == Move.HAND_OVER;
        try {
            jdbc.sql("""
                insert into coordination.supervision_move (county, item, no, move, from_state, to_state, side, unit, actor, actor_name, at,
                    words, percent, wanted_day, due_before, due_after, lead_before, lead_after, person_before, person_after)
                values (:county, :item, :no, :move, :from, :to, :side, :unit, :actor, :name, :now,
                    :words, :percent, :wanted, :dueBefore, :dueAfter, :leadBefore, :leadAfter, :personBefore, :personAfter)
                """)
                    .param("county", row.county())
                    .param("item", row.item())
                    .param("no", row.no())
                    .param("move", step.move().name())
                    .param("from", from == null ? null : from.name())
                    .param("to", row.to().name())
                    .param("side", step.move().side().name())
                    .param("unit", row.unit(), Types.OTHER)
                    .param("actor", CurrentScope.get().actor(), Types.OTHER)
                    .param("name", CurrentScope.get().actorName())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("words", step.said())
                    .param("percent", step.percent(), Types.INTEGER)
                    .param("wanted", step.move() == Move.ASK ? step.until() : null, Types.DATE)
                    .param("dueBefore", row.dueBefore())
                    .param("dueAfter", row.dueAfter())
                    .param("leadBefore", row.leadBefore(), Types.OTHER)
                    .param("leadAfter", handed ? step.lead() : null, Types.OTHER)
                    .param("personBefore", row.personBefore(), Types.OTHER)
                    .param("personAfter", handed ? step.person() : null, Types.OTHER)
                    .update();
        } catch (DataIntegrityViolationException e) {
            // Nobody comes here through the rules above; the database has the last word all the same.
            throw new Refusal(Refusal.Kind.STALE, Message.of("supervision.refused.database"));
        }
    }
}
