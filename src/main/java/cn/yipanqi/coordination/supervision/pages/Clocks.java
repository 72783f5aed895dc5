package cn.yipanqi.coordination.supervision.pages;

import cn.yipanqi.coordination.supervision.Item;
import cn.yipanqi.coordination.supervision.Side;
import cn.yipanqi.coordination.supervision.SlipRule;
import cn.yipanqi.coordination.supervision.State;
import cn.yipanqi.coordination.supervision.TimesBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The clocks of an item that run today. */
@Component
public class Clocks {

    private final SlipRule rule;
    private final Clock clock;

    Clocks(SlipRule rule, Clock clock) {
        this.rule = rule;
        this.clock = clock;
    }

    /**
     * A clock that runs.
     *
     * @param days working days left; negative where it has run out
     */
    public record Running(String key, LocalDate by, int days) {}

    List<Running> of(Item item, TimesBook.Known known) {
        List<Running> running = new ArrayList<>();
        if (item.state() == State.ASSIGNED) {
            running.add(until("receive", rule.receiveBy(item, known)));
        } else if (item.state() == State.REPORTED) {
            running.add(until("review", rule.reviewBy(item, known)));
        } else if (item.state().owner() == Side.LEAD) {
            running.add(until("report", rule.reportBy(item, known)));
        }
        if (!item.state().ended()) {
            running.add(until("due", item.due()));
        }
        return running;
    }

    /** How much of the time is over, in points of a hundred. */
    int elapsed(Item item) {
        return rule.elapsed(item, LocalDate.now(clock));
    }

    private Running until(String key, LocalDate by) {
        return new Running("supervision.clock." + key, by, rule.left(LocalDate.now(clock), by));
    }
}
