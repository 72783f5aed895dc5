package cn.yipanqi.accounts;

import cn.yipanqi.access.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is asked for.
 *
 * @param region code of the division, two, four or six digits
 * @param unit for a cadre
 * @param station for a station's staff
 * @param person whose account it is, where it is a person's: then the posts bring the roles
 */
public record Draft(
        @Nullable String login,
        @Nullable String name,
        @Nullable Role role,
        @Nullable String region,
        @Nullable UUID unit,
        @Nullable UUID station,
        @Nullable UUID person) {

    /** Name and login as typed, empty where there is none. */
    String loginOrEmpty() {
        return login == null ? "" : login;
    }

    String nameOrEmpty() {
        return name == null ? "" : name;
    }
}
