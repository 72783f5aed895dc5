package cn.yipanqi.access;

import cn.yipanqi.database.Scope;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * Whoever makes the request, as read from the database for this very request: an account that was disabled or a grant that has ended is
 * gone at once.
 *
 * @param name the person's or office's name
 * @param held id of the one grant acted under
 * @param several whether there are other grants one might act under today
 * @param mustChoosePassword whether the password is one that somebody else made: then there is nothing else to do here first
 * @param secondFactor whether the account has an application whose codes are its second factor
 * @param passkey whether the account has a passkey
 * @param by how he came in
 * @param owes what he owes before anything is open to him; until then he holds no permission and reads no county
 */
public record SignedIn(
        UUID account,
        String login,
        String name,
        UUID held,
        Grant grant,
        boolean several,
        boolean mustChoosePassword,
        boolean secondFactor,
        boolean passkey,
        By by,
        Owed owes)
        implements Principal {

    /** How somebody came in. */
    public enum By {
        SESSION,
        TOKEN,
        /** A token that was made within minutes of a proof. */
        TOKEN_AFTER_PROOF
    }

    SignedIn by(By way) {
        return new SignedIn(
                account, login, name, held, grant, several, mustChoosePassword, secondFactor, passkey, way, owes);
    }

    SignedIn owing(Owed first) {
        return new SignedIn(
                account, login, name, held, grant, several, mustChoosePassword, secondFactor, passkey, by, first);
    }

    /**
     * Whether the password alone does not open the account: codes always must be shown, a passkey where the role must not be without a
     * second factor; elsewhere it is another way in.
     */
    public boolean hasFactor() {
        return secondFactor || passkey && grant.role().needsSecondFactor();
    }

    /** What the session keeps: only which account it was. */
    record Key(UUID account, String login) implements Principal, Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public String getName() {
            return login;
        }
    }

    Key key() {
        return new Key(account, login);
    }

    /** What the request may read and write: nothing while something is owed. */
    Scope scope() {
        return owes == Owed.NOTHING ? grantedScope() : Scope.nobody(name);
    }

    /** What the grant opens, for recording what he does on the way in. */
    public Scope grantedScope() {
        return grant.scope(account, name);
    }

    @Override
    public String getName() {
        return login;
    }

    public boolean may(Permission permission) {
        return owes == Owed.NOTHING && grant.role().permissions().contains(permission);
    }
}
