package cn.yipanqi.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mass organisation of one county, or an office that serves them.
 *
 * @param shortName 团县委
 * @param fullName 共青团班玛县委员会
 * @param parent the unit it stands under in the tree
 * @param position place among its like, from 1
 * @param endedOn first day on which it is no longer
 * @param aliases further names the county uses, as {@link Spelling#key} folds them
 */
public record Unit(
        UUID id,
        UnitType type,
        String shortName,
        String fullName,
        @Nullable UUID parent,
        int position,
        @Nullable LocalDate endedOn,
        List<String> aliases) {

    public Unit {
        aliases = List.copyOf(aliases);
    }

    public boolean current() {
        return endedOn == null;
    }
}
