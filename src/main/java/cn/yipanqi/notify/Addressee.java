package cn.yipanqi.notify;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is.
 *
 * @param id the unit, station or account; none for the county's office 协同办
 */
public record Addressee(Kind kind, @Nullable UUID id) {

    /** What an addressee is. */
    public enum Kind {
        UNIT,
        STATION,
        OFFICE,
        ACCOUNT
    }

    public Addressee {
        if ((id == null) != (kind == Kind.OFFICE)) {
            throw new IllegalArgumentException(kind + " " + id);
        }
    }

    public static Addressee unit(UUID unit) {
        return new Addressee(Kind.UNIT, unit);
    }

    public static Addressee station(UUID station) {
        return new Addressee(Kind.STATION, station);
    }

    public static Addressee account(UUID account) {
        return new Addressee(Kind.ACCOUNT, account);
    }

    /** The county's office, which keeps the board in order. */
    public static Addressee office() {
        return new Addressee(Kind.OFFICE, null);
    }
}
