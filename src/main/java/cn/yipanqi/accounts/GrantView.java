package cn.yipanqi.accounts;

import cn.yipanqi.access.Held;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A grant as pages show it.
 *
 * @param place division, unit or station in words
 * @param last last day, none for an open end
 * @param ofPost whether it came with a post, and ends with it
 * @param stoodInFor name of whoever is stood in for
 */
public record GrantView(
        UUID id,
        String roleKey,
        String place,
        LocalDate from,
        @Nullable LocalDate last,
        State state,
        boolean ofPost,
        @Nullable String stoodInFor) {

    /** Where a grant is in its life. */
    public enum State {
        COMING("accounts.grant.coming", "wait"),
        HOLDING("accounts.grant.holding", "ok"),
        ENDED("accounts.grant.ended", "");

        private final String messageKey;
        private final String look;

        State(String messageKey, String look) {
            this.messageKey = messageKey;
            this.look = look;
        }

        public String messageKey() {
            return messageKey;
        }

        public String look() {
            return look;
        }
    }

    static GrantView of(Held held, PlaceNames places, LocalDate today) {
        LocalDate end = held.endedOn();
        return new GrantView(
                held.id(),
                held.grant().role().messageKey(),
                places.inFull(held.grant()),
                held.from(),
                end == null ? null : end.minusDays(1),
                state(held, today),
                held.origin() != null,
                held.stoodInFor());
    }

    private static State state(Held held, LocalDate today) {
        if (held.endedBy(today)) {
            return State.ENDED;
        }
        return held.on(today) ? State.HOLDING : State.COMING;
    }

    public boolean ended() {
        return state == State.ENDED;
    }
}
