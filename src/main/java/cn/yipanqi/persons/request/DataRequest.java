package cn.yipanqi.persons.request;

import cn.yipanqi.persons.Column;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for about his data.
 *
 * @param about the column to be corrected; none for something else, and for a deletion
 * @param proposed the right number, masked; none where none was given or the request is closed
 * @param words what the asker wrote
 * @param answer what was answered
 */
public record DataRequest(
        UUID id,
        long county,
        UUID person,
        UUID account,
        Kind kind,
        @Nullable Column about,
        @Nullable String proposed,
        String words,
        Instant at,
        State state,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String answer) {

    /** What may be asked for. */
    public enum Kind {
        /** Something is wrong or missing (art. 46). */
        CORRECTION,
        /** It is to be erased (art. 47). */
        DELETION;

        public String messageKey() {
            return "persons.request.kind." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a request is in its life. */
    public enum State {
        ASKED("wait"),
        ACCEPTED("ok"),
        REFUSED("bad"),
        WITHDRAWN("");

        private final String look;

        State(String look) {
            this.look = look;
        }

        /** What may come of it. */
        Set<State> next() {
            return this == ASKED ? EnumSet.of(ACCEPTED, REFUSED, WITHDRAWN) : EnumSet.noneOf(State.class);
        }

        public String look() {
            return look;
        }

        public String messageKey() {
            return "persons.request.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean open() {
        return state == State.ASKED;
    }

    /** @throws Refusal where it is closed already: somebody came first */
    void mayBecome(State next) {
        if (!state.next().contains(next)) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("persons.request.closed", Message.of(state.messageKey())));
        }
    }

    /** @throws Refusal where whoever would answer asked himself */
    void mayBeAnsweredBy(@Nullable UUID actor) {
        if (account.equals(actor)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("persons.request.own"));
        }
    }
}
