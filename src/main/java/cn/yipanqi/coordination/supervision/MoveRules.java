package cn.yipanqi.coordination.supervision;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.PersonalNumber;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Whether a move may be made, as {@link Move} says, and why not: said before the database has to. */
final class MoveRules {

    private static final int LONGEST = 2000;

    private MoveRules() {}

    /** What this mover may do next; what is asked for with it is not looked at yet. */
    static List<Move> next(Item item, Mover mover, LocalDate today) {
        return Arrays.stream(Move.values())
                .filter(move -> against(item, move, mover, today).isEmpty())
                .toList();
    }

    /** What speaks against a move of this mover's, whatever is said with it. */
    static Optional<Refusal> against(Item item, Move move, Mover mover, LocalDate today) {
        return mover.is(move.side())
                ? standing(item, move, mover, today)
                : Optional.of(new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        Message.of(
                                "supervision.refused.side",
                                Message.of(move.messageKey()),
                                Message.of(move.side().messageKey()))));
    }

    /** @throws Refusal FORBIDDEN where it is not his move; STALE where the item stands elsewhere; INVALID where something is missing */
    static State check(Item item, Step step, Mover mover, LocalDate today) {
        Move move = step.move();
        against(item, move, mover, today).ifPresent(reason -> {
            throw reason;
        });
        needs(item, step);
        return move.to(item.state()).orElseThrow();
    }

    /** What speaks against a move as the item stands. */
    private static Optional<Refusal> standing(Item item, Move move, Mover mover, LocalDate today) {
        if (move.to(item.state()).isEmpty()) {
            return stale(
                    "supervision.refused.state",
                    Message.of(move.messageKey()),
                    Message.of(item.state().messageKey()));
        }
        return switch (move) {
            case REPORT ->
                item.unconfirmed().isEmpty()
                        ? Optional.empty()
                        : invalid(
                                "supervision.refused.partners",
                                item.unconfirmed().size());
            case ASK -> asking(item, today);
            case GRANT, REFUSE ->
                item.askedUntil() == null ? stale("supervision.refused.nothing-asked") : Optional.empty();
            case CONFIRM -> said(item, mover, true) ? stale("supervision.refused.confirmed") : Optional.empty();
            case OBJECT -> said(item, mover, false) ? stale("supervision.refused.objected") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Refusal> asking(Item item, LocalDate today) {
        if (item.askedUntil() != null) {
            return stale("supervision.refused.asked-already", item.askedUntil());
        }
        return today.isAfter(item.due()) ? invalid("supervision.refused.too-late", item.due()) : Optional.empty();
    }

    private static boolean said(Item item, Mover mover, boolean confirmed) {
        return item.partners().stream()
                .anyMatch(part -> part.unit().equals(mover.unit())
                        && Boolean.valueOf(confirmed).equals(part.confirmed()));
    }

    private static void needs(Item item, Step step) {
        Move move = step.move();
        String words = step.said();
        boolean anotherLead =
                move == Move.HAND_OVER && step.lead() != null && !step.lead().equals(item.lead());
        if ((move.needsWords() || anotherLead) && words == null) {
            throw new Refusal(Message.of("supervision.words.missing", Message.of(move.messageKey())));
        }
        if (words != null && words.length() > LONGEST) {
            throw new Refusal(Message.of("supervision.words.length", LONGEST));
        }
        if (words != null && PersonalNumber.standsIn(words)) {
            throw new Refusal(Message.of("supervision.personal"));
        }
        if (step.percent() != null && (step.percent() < 0 || step.percent() > 100 || !move.tellsOfWork())) {
            throw new Refusal(Message.of("supervision.percent.range"));
        }
        if (move == Move.ASK && (step.until() == null || !step.until().isAfter(item.due()))) {
            throw new Refusal(Message.of("supervision.until.later", item.due()));
        }
        if (move == Move.HAND_OVER && sameHands(item, step)) {
            throw new Refusal(Message.of("supervision.hands.same"));
        }
    }

    private static boolean sameHands(Item item, Step step) {
        return step.lead() == null
                || step.lead().equals(item.lead()) && java.util.Objects.equals(step.person(), item.person());
    }

    private static Optional<Refusal> stale(String key, Object... args) {
        return Optional.of(new Refusal(Refusal.Kind.STALE, Message.of(key, args)));
    }

    private static Optional<Refusal> invalid(String key, Object... args) {
        return Optional.of(new Refusal(Message.of(key, args)));
    }
}
