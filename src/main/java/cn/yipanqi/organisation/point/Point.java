package cn.yipanqi.organisation.point;

import cn.yipanqi.organisation.SevenHave;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing a station or a home should have.
 *
 * @param code that of {@link SevenHave} for the seven, P8 and so on for a county's own
 * @param name the county's own words; none where it is one of the seven and keeps its own
 * @param stations whether it is asked of stations
 * @param homes whether it is asked of homes
 * @param from first day, none for as long as anyone asks
 * @param endedOn first day on which it is asked for no longer
 */
public record Point(
        String code,
        @Nullable String name,
        int position,
        boolean stations,
        boolean homes,
        @Nullable LocalDate from,
        @Nullable LocalDate endedOn) {

    private static final Set<SevenHave> OF_HOMES =
            Set.of(SevenHave.PREMISES, SevenHave.SIGN, SevenHave.RULES, SevenHave.ACTIVITY);

    /** The seven, for counties that never changed the list. */
    static final List<Point> SEVEN = Arrays.stream(SevenHave.values())
            .map(have -> new Point(have.name(), null, have.ordinal() + 1, true, OF_HOMES.contains(have), null, null))
            .toList();

    public boolean on(LocalDate day) {
        return (from == null || !from.isAfter(day)) && (endedOn == null || endedOn.isAfter(day));
    }

    public boolean askedOf(Subject subject) {
        return subject.isStation() ? stations : homes;
    }

    /** Key of the words of the seven; for those without a name of their own. */
    public String messageKey() {
        return SevenHave.valueOf(code).messageKey();
    }
}
