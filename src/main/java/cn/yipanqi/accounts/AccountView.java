package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts.Listed;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as pages show it.
 *
 * @param place division, unit or station in words
 * @param state where the account is in its life
 */
public record AccountView(
        UUID id,
        String login,
        String name,
        String roleKey,
        String place,
        State state,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        @Nullable Instant oneTimeUntil) {

    /** Where an account is in its life. */
    public enum State {
        /** Has a password of its own and may be used. */
        OPEN("accounts.state.open", "ok"),
        /** Waits for its holder to sign in with a one-time password. */
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

    static AccountView of(Listed account, PlaceNames places) {
        return new AccountView(
                account.id(),
                account.login(),
                account.name(),
                account.grant().role().messageKey(),
                places.inFull(account.grant()),
                state(account),
                account.createdAt(),
                account.lastSignInAt(),
                account.oneTimeUntil());
    }

    private static State state(Listed account) {
        if (account.disabled()) {
            return State.DISABLED;
        }
        return account.oneTimeUntil() == null ? State.OPEN : State.WAITING;
    }
}
