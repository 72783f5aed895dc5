package cn.yipanqi.organisation.unit;

import cn.yipanqi.organisation.Unit;
import cn.yipanqi.organisation.UnitType;
import cn.yipanqi.organisation.Units;
import cn.yipanqi.organisation.form.Entered;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A unit as typed. */
public record UnitForm(
        @Nullable String type,
        @Nullable String shortName,
        @Nullable String fullName,
        @Nullable String parent,
        @Nullable String position) {

    static final Map<String, String> FIELDS = Map.of(
            "organisation.unit.short-name", "shortName",
            "organisation.unit.full-name", "fullName",
            "organisation.refused.unit.taken", "shortName",
            "organisation.refused.unit.parent", "parent",
            "organisation.refused.unit.circle", "parent",
            "organisation.refused.unit.position", "position");

    static UnitForm empty(@Nullable String parent) {
        return new UnitForm(UnitType.OTHER.name(), null, null, parent, null);
    }

    static UnitForm of(Unit unit) {
        return new UnitForm(
                unit.type().name(),
                unit.shortName(),
                unit.fullName(),
                Objects.toString(unit.parent(), null),
                Integer.toString(unit.position()));
    }

    Units.Facts facts(Entered entered) {
        UnitType read = entered.one("type", UnitType.class, type);
        return new Units.Facts(
                read == null ? UnitType.OTHER : read,
                Objects.toString(shortName, ""),
                Objects.toString(fullName, ""),
                parent == null || parent.isBlank() ? null : id(parent),
                entered.wholeNumber("position", position));
    }

    /** What is no id was not sent by our form; it names no unit, and the register says so. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
