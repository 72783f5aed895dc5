package cn.yipanqi.organisation.person;

import cn.yipanqi.access.Role;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.form.Entered;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A post as typed, on the form for a new person together with the name.
 *
 * @param last last day, empty for an open end
 */
public record PostForm(
        @Nullable String name,
        @Nullable String position,
        @Nullable String role,
        @Nullable String unit,
        @Nullable String station,
        @Nullable String from,
        @Nullable String last) {

    static final Map<String, String> FIELDS = Map.of(
            "organisation.person.name", "name",
            "organisation.post.position", "position",
            "organisation.refused.post.role", "role",
            "organisation.refused.post.unit", "unit",
            "organisation.refused.post.station", "station",
            "organisation.refused.post.days", "last",
            "organisation.refused.post.twice", "role");

    static PostForm empty(LocalDate today) {
        return new PostForm(null, null, Role.CADRE.name(), null, null, today.toString(), null);
    }

    People.Facts facts(Entered entered) {
        Role read = entered.one("role", Role.class, role);
        LocalDate end = entered.day("last", last);
        return new People.Facts(
                Objects.toString(position, ""),
                read == null ? Role.CADRE : read,
                id(unit),
                id(station),
                entered.neededDay("from", from),
                end == null ? null : end.plusDays(1));
    }

    /** What is no id was not sent by our form; it names nothing, and the register says so. */
    private static @Nullable UUID id(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
