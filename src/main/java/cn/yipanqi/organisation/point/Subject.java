package cn.yipanqi.organisation.point;

import java.util.Locale;
import java.util.UUID;

/** What a point is asked of. */
public record Subject(Kind kind, UUID id) {

    /** A station or a home. */
    public enum Kind {
        STATION,
        HOME;

        /** As it stands in an address. */
        public String path() {
            return name().toLowerCase(Locale.ROOT) + "s";
        }
    }

    public static Subject station(UUID id) {
        return new Subject(Kind.STATION, id);
    }

    public static Subject home(UUID id) {
        return new Subject(Kind.HOME, id);
    }

    /** @param path {@code stations} or {@code homes} */
    static Subject of(String path, UUID id) {
        return path.equals(Kind.HOME.path()) ? home(id) : station(id);
    }

    public boolean isStation() {
        return kind == Kind.STATION;
    }

    public String url() {
        return "/organisation/" + kind.path() + "/" + id + "/checklist";
    }
}
