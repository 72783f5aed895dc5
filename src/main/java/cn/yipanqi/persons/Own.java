package cn.yipanqi.persons;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Somebody before his own data. It is looked for where his account is at home, whatever he acts as, and the scope is no wider than that: he
 * reads his county, writes nothing, and the policies let him at what is his.
 */
@Component
public class Own {

    private final Accounts accounts;

    Own(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Who stands before his data.
     *
     * @param county where the account is at home
     * @param person whose account it is; none for an office's
     */
    public record Self(
            UUID account,
            String name,
            long county,
            @Nullable UUID person) {

        /**
         * The person, where something is asked for that only a person has.
         *
         * @throws Refusal for an office's account
         */
        public UUID personNeeded() {
            if (person == null) {
                throw new Refusal(Message.of("persons.own.office"));
            }
            return person;
        }

        Scope scope() {
            return new Scope(account, name, county, county + 1, 0, 0, Scope.Entries.NONE, null, null, Set.of());
        }

        public <T extends @Nullable Object> T within(Supplier<T> action) {
            return CurrentScope.call(scope(), action);
        }

        public void scoped(Runnable action) {
            CurrentScope.run(scope(), action);
        }
    }

    public Self of(SignedIn asker) {
        Accounts.Listed account = accounts.listed(asker.account()).orElseThrow(() -> Refusal.absent("account"));
        return new Self(account.id(), account.name(), account.region().ledger(), account.person());
    }
}
