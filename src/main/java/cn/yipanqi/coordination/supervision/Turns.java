package cn.yipanqi.coordination.supervision;

import cn.yipanqi.notify.Addressee;
import cn.yipanqi.notify.Todo;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whose turn it is, in the transaction of the move that makes it so. */
@Component
class Turns {

    static final String TURN = "coordination.supervision.turn";
    static final String PART = "coordination.supervision.part";
    static final String EXTENSION = "coordination.supervision.extension";

    private final Todos todos;
    private final SlipRule rule;
    private final TimesBook times;

    Turns(Todos todos, SlipRule rule, TimesBook times) {
        this.todos = todos;
        this.rule = rule;
        this.times = times;
    }

    /** Of an item that was just filed. */
    void told(Item item) {
        turn(item);
    }

    void moved(Item before, Item now) {
        if (now.state() != before.state() || !now.lead().equals(before.lead())) {
            // Another's turn, or another thing to do: it waits anew.
            todos.close(now.county(), TURN, now.id());
        }
        if (!now.state().ended()) {
            turn(now);
        }
        parts(before, now);
        extension(now);
    }

    private void turn(Item item) {
        Addressee to = item.state().owner() == Side.LEAD ? Addressee.unit(item.lead()) : Addressee.office();
        UUID person = item.state().owner() == Side.LEAD ? item.person() : null;
        String key = "supervision.todo." + item.state().name().toLowerCase(Locale.ROOT);
        open(item, TURN, to, person, key, rule.turnBy(item, times.of(item.county())));
    }

    /** The partners, as long as their word is awaited. */
    private void parts(Item before, Item now) {
        before.partners().stream()
                .filter(part ->
                        now.partners().stream().noneMatch(there -> there.unit().equals(part.unit())))
                .forEach(part -> todos.close(now.county(), PART, now.id(), Addressee.unit(part.unit())));
        boolean awaited = Move.CONFIRM.to(now.state()).isPresent();
        now.partners().forEach(part -> {
            if (awaited && !part.done()) {
                open(now, PART, Addressee.unit(part.unit()), null, "supervision.todo.part", now.due());
            } else {
                todos.close(now.county(), PART, now.id(), Addressee.unit(part.unit()));
            }
        });
    }

    private void extension(Item item) {
        if (item.askedUntil() == null) {
            todos.close(item.county(), EXTENSION, item.id());
        } else {
            open(item, EXTENSION, Addressee.office(), null, "supervision.todo.extension", item.due());
        }
    }

    private void open(
            Item item, String topic, Addressee to, @Nullable UUID person, String key, @Nullable LocalDate due) {
        todos.open(
                item.county(), new Todo(topic, item.id(), to, person, Message.of(key, item.title()), item.url(), due));
    }
}
