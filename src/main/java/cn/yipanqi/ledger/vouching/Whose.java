package cn.yipanqi.ledger.vouching;

import cn.yipanqi.database.Scope;
import cn.yipanqi.notify.Addressee;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Whose months: a unit's or a station's. */
public record Whose(Kind kind, UUID id) {

    /** What vouches. */
    public enum Kind {
        UNIT,
        STATION;

        /** As it stands in an address. */
        public String path() {
            return name().toLowerCase(Locale.ROOT) + "s";
        }
    }

    public static Whose unit(UUID id) {
        return new Whose(Kind.UNIT, id);
    }

    public static Whose station(UUID id) {
        return new Whose(Kind.STATION, id);
    }

    /** @param path {@code units} or {@code stations} */
    static Whose of(String path, UUID id) {
        return new Whose(path.equals(Kind.STATION.path()) ? Kind.STATION : Kind.UNIT, id);
    }

    /** Whose entries a scope may write as its own; none for those who write any or no entry. */
    public static Optional<Whose> own(Scope scope) {
        return switch (scope.entries()) {
            case UNIT -> Optional.ofNullable(scope.unit()).map(Whose::unit);
            case STATION -> Optional.ofNullable(scope.station()).map(Whose::station);
            default -> Optional.empty();
        };
    }

    public boolean isStation() {
        return kind == Kind.STATION;
    }

    Addressee addressee() {
        return isStation() ? Addressee.station(id) : Addressee.unit(id);
    }

    public String url() {
        return "/vouchings/" + kind.path() + "/" + id;
    }
}
