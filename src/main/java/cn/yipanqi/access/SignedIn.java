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
 */
public record SignedIn(
        UUID account, String login, String name, UUID held, Grant grant, boolean several, boolean mustChoosePassword)
        implements Principal {

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

    Scope scope() {
        return grant.scope(account, name);
    }

    @Override
    public String getName() {
        return login;
    }

    public boolean may(Permission permission) {
        return grant.role().permissions().contains(permission);
    }
}
