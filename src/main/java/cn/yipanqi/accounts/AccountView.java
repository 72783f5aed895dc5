package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts.Listed;
import cn.yipanqi.access.Held;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as pages show it.
 *
 * @param region division whose administrators look after it
 * @param grants what it may do; on a list, today
 * @param state where the account is in its life
 */
public record AccountView(
        UUID id,
        String login,
        String name,
        String region,
        List<GrantView> grants,
        State state,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        @Nullable Instant invitedUntil) {

    /** Where an account is in its life. */
    public enum State {
        /** Has a password of its own and may be used. */
        OPEN("accounts.state.open", "ok"),
        /** Waits for its holder to accept the invitation. */
        WAITING("accounts.state.waiting", "wait"),
        DISABLED("accounts.state.disabled", "");

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

    static AccountView of(Listed account, Collection<Held> held, PlaceNames places, LocalDate today) {
        return new AccountView(
                account.id(),
                account.login(),
                account.name(),
                places.division(account.region()),
                held.stream().map(each -> GrantView.of(each, places, today)).toList(),
                state(account),
                account.createdAt(),
                account.lastSignInAt(),
                account.invitedUntil());
    }

    private static State state(Listed account) {
        if (account.disabled()) {
            return State.DISABLED;
        }
        return account.invitedUntil() == null ? State.OPEN : State.WAITING;
    }

    public boolean disabled() {
        return state == State.DISABLED;
    }
}
