package cn.yipanqi.walls;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.RegionCode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A county with everything a county may have, and somebody of every role; in all its texts stands a word that is in no other's. */
final class FurnishedCounty {

    private static final AtomicInteger FRESH = new AtomicInteger();

    private final long code;
    private final String mark;
    private final String names;
    private final Map<String, String> things = new ConcurrentHashMap<>();
    private final Map<Role, Asker> people = new EnumMap<>(Role.class);
    private final Rows rows;

    /** @param letter what its words begin with */
    FurnishedCounty(long code, String letter, Rows rows) {
        this.code = code;
        this.mark = letter + "县标记";
        this.names = letter + "县某人";
        this.rows = rows;
        things.put("county", Long.toString(code));
        things.put("division", Long.toString(code));
        things.put("mark", mark);
        things.put("search", letter + "县暗语");
    }

    long code() {
        return code;
    }

    /** The word in its texts. */
    String mark() {
        return mark;
    }

    /** Whether a word of the county, or a name of those who are signed in there, stands in a text. */
    boolean shows(String text) {
        return text.contains(mark) || text.contains(names);
    }

    Rows rows() {
        return rows;
    }

    Collection<Asker> people() {
        return people.values();
    }

    Asker person(Role role) {
        Asker person = people.get(role);
        if (person == null) {
            throw new AssertionError("nobody of the role " + role);
        }
        return person;
    }

    void keep(String name, Object value) {
        things.put(name, value.toString());
    }

    /** What a request's name stands for here. */
    String thing(String name) {
        String thing = fresh(name);
        if (thing == null) {
            thing = things.get(name);
        }
        if (thing == null) {
            throw new AssertionError("the county has no " + name);
        }
        return thing;
    }

    static @Nullable String fresh(String name) {
        return switch (name) {
            case "random" -> Integer.toString(FRESH.incrementAndGet());
            case "word" -> letters(FRESH.incrementAndGet());
            default -> null;
        };
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder("w");
        for (int rest = number; rest > 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.toString();
    }

    /** Somebody of the role, signed in. */
    void welcome(int port, Role role, Accounts accounts, Tokens tokens) {
        people.put(role, another(port, role, accounts, tokens));
    }

    /** Somebody else of the role, signed in, who is not asked for afterwards. */
    Asker another(int port, Role role, Accounts accounts, Tokens tokens) {
        UUID unit = role == Role.CADRE ? UUID.fromString(thing("unit")) : null;
        UUID station = role == Role.STATION ? UUID.fromString(thing("station")) : null;
        Grant grant = new Grant(role, RegionCode.county(code), unit, station, Set.of());
        String login = "walls-" + code + "-" + FRESH.incrementAndGet();
        String token = CurrentScope.call(
                Scope.nobody("walls"),
                () -> tokens.make(accounts.open(login, names + role.name(), Asker.PASSWORD, grant), mark));
        return Asker.signedIn(port, role, login, token).holding(mark, new byte[0]);
    }
}
