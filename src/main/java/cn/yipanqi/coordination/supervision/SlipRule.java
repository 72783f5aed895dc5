package cn.yipanqi.coordination.supervision;

import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which colour an item has on a day, and why. One list, the gravest first; it is computed from data and clock and kept nowhere but on the
 * slips that were issued. While the lead has reported and the office reviews, no date is the lead's to miss.
 */
@Component
public class SlipRule {

    private final WorkingDays workingDays;
    private final List<Rule> rules = List.of(
            new Rule(Colour.RED, this::overdue),
            new Rule(Colour.YELLOW, this::notReceived),
            new Rule(Colour.YELLOW, this::silent),
            new Rule(Colour.YELLOW, this::behind),
            new Rule(Colour.BLUE, this::near));

    SlipRule(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    private record Rule(Colour colour, Function<Question, @Nullable Message> finding) {}

    /** @param reason one sentence, with the day it is from */
    public record Verdict(Colour colour, Message reason) {}

    /** What each of the rules looks at. */
    private record Question(Item item, TimesBook.Known times, LocalDate today) {}

    public Optional<Verdict> of(Item item, TimesBook.Known times, LocalDate today) {
        if (!State.WITH_THE_LEAD.contains(item.state())) {
            return Optional.empty();
        }
        Question question = new Question(item, times, today);
        return rules.stream()
                .flatMap(
                        rule -> Optional.ofNullable(rule.finding().apply(question))
                                .map(reason -> new Verdict(rule.colour(), reason))
                                .stream())
                .findFirst();
    }

    /** Past the last day, and not reported. */
    private @Nullable Message overdue(Question asked) {
        LocalDate due = asked.item().due();
        return asked.today().isAfter(due)
                ? Message.of("supervision.slip.overdue", due, workingDays.between(due, asked.today()))
                : null;
    }

    /** Not received within the time for it. */
    private @Nullable Message notReceived(Question asked) {
        if (asked.item().state() != State.ASSIGNED) {
            return null;
        }
        LocalDate by = receiveBy(asked.item(), asked.times());
        return asked.today().isAfter(by) ? Message.of("supervision.slip.not-received", by) : null;
    }

    /** Nothing heard of the work for longer than agreed. */
    private @Nullable Message silent(Question asked) {
        if (asked.item().state() == State.ASSIGNED) {
            return null;
        }
        LocalDate by = reportBy(asked.item(), asked.times());
        return asked.today().isAfter(by)
                ? Message.of("supervision.slip.silent", asked.item().wordDay(), by)
                : null;
    }

    /** The progress stated lies below the time elapsed by more than is tolerated. */
    private @Nullable Message behind(Question asked) {
        Item item = asked.item();
        Integer percent = item.percent();
        if (percent == null) {
            return null;
        }
        int elapsed = elapsed(item, asked.today());
        return percent + asked.times().on(item.wordDay()).tolerance() < elapsed
                ? Message.of("supervision.slip.behind", percent, elapsed)
                : null;
    }

    /** Within the days of warning. */
    private @Nullable Message near(Question asked) {
        LocalDate due = asked.item().due();
        int days = asked.times().on(asked.today()).blueDays();
        return asked.today().isBefore(workingDays.plus(due, -days))
                ? null
                : Message.of("supervision.slip.near", due, workingDays.between(asked.today(), due));
    }

    /** The last day to receive it. */
    public LocalDate receiveBy(Item item, TimesBook.Known times) {
        return workingDays.plus(item.turnDay(), times.on(item.turnDay()).receiveDays());
    }

    /** The last day for the lead's next word. */
    public LocalDate reportBy(Item item, TimesBook.Known times) {
        return workingDays.plus(item.wordDay(), times.on(item.wordDay()).reportDays());
    }

    /** The last day for the office's review. */
    public LocalDate reviewBy(Item item, TimesBook.Known times) {
        return workingDays.plus(item.turnDay(), times.on(item.turnDay()).reviewDays());
    }

    /** Until when it is the owner's turn; none where no clock runs. */
    public @Nullable LocalDate turnBy(Item item, TimesBook.Known times) {
        return switch (item.state()) {
            case ASSIGNED -> earlier(receiveBy(item, times), item.due());
            // Filed and not assigned yet: the date runs all the same.
            case FILED, RECEIVED, AT_WORK, RETURNED -> item.due();
            case REPORTED -> reviewBy(item, times);
            case DISCHARGED, WITHDRAWN -> null;
        };
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Working days left until a day; 0 on the day itself, negative beyond. */
    public int left(LocalDate today, LocalDate by) {
        return workingDays.between(today, by);
    }

    /** How much of the working days between beginning and last day is over, in points of a hundred. */
    public int elapsed(Item item, LocalDate today) {
        int whole = workingDays.between(item.begins(), item.due());
        long over = workingDays.between(item.begins(), today);
        return whole <= 0 ? 100 : (int) Math.max(0, Math.min(100, over * 100 / whole));
    }
}
