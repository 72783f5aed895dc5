package cn.yipanqi.intake.reading.names;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who leads or joins.
 *
 * @param unit the unit of the county's mass organisations, or none for a body outside them
 * @param name the unit's short name, or the body's name in the source's words
 */
public record Party(@Nullable UUID unit, String name) {

    public static Party outside(String name) {
        return new Party(null, name);
    }

    public boolean isUnit() {
        return unit != null;
    }

    @Override
    public String toString() {
        return name;
    }
}
