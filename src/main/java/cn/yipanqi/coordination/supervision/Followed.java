package cn.yipanqi.coordination.supervision;

import cn.yipanqi.coordination.plan.NewTask;
import cn.yipanqi.coordination.plan.Task;
import cn.yipanqi.coordination.plan.TaskFollower;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps an item in step with its task, whoever changes it: its last day moves by a granted extension and by nothing else, and when it changes
 * hands the item goes along, with its clocks running on.
 */
@Component
class Followed implements TaskFollower {

    private final JdbcClient jdbc;
    private final Reader reader;
    private final MoveJournal journal;
    private final Turns turns;

    Followed(JdbcClient jdbc, Reader reader, MoveJournal journal, Turns turns) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.journal = journal;
        this.turns = turns;
    }

    private Optional<Item> item(Task task) {
        // First into the line, then read again: what the item is now, nobody changes before this is done.
        return reader.ofTask(task.county(), task.id()).stream()
                .filter(item -> !item.state().ended())
                .findFirst()
                .map(item -> {
                    jdbc.sql("select coordination.supervision_hold(?)")
                            .param(item.id())
                            .query((row, n) -> true)
                            .list();
                    return reader.find(item.county(), item.id());
                });
    }

    @Override
    public void changing(Task before, NewTask says) {
        item(before).filter(item -> !item.due().equals(says.due())).ifPresent(item -> {
            throw new Refusal(Message.of("supervision.refused.due-by-extension", item.due()));
        });
    }

    /** Said once: what is under supervision is reported on and ended there. */
    @Override
    public void acting(Task task) {
        if (holds(task)) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("supervision.refused.act-there"));
        }
    }

    @Override
    public boolean holds(Task task) {
        return reader.open(task.county(), task.id());
    }

    @Override
    public void told(Task task) {
        item(task).ifPresent(now -> turns.moved(now, now));
    }

    @Override
    public void changed(Task before, Task after, @Nullable String reason) {
        boolean hands = !before.lead().equals(after.lead()) || !Objects.equals(before.person(), after.person());
        boolean partners = !before.partners().equals(after.partners());
        if (!hands && !partners) {
            return;
        }
        item(after).ifPresent(now -> {
            Item was = now.asBefore(before);
            if (hands) {
                journal.handedOver(was, after.lead(), after.person(), reason);
            }
            turns.moved(was, reader.find(now.county(), now.id()));
        });
    }
}
