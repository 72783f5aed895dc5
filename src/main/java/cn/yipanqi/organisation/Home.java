package cn.yipanqi.organisation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A home 家: a venue kept for a group of people, 职工之家.
 *
 * @param closedOn first day on which it is a home no longer
 * @param openings which days it opens, oldest first; each holds until the next
 */
public record Home(
        UUID id, String name, HomeKind kind, @Nullable LocalDate closedOn, List<Opening> openings) {

    public Home {
        openings =
                openings.stream().sorted(Comparator.comparing(Opening::fromDay)).toList();
    }

    public boolean current() {
        return closedOn == null;
    }

    /** What holds on that day. */
    public Optional<Opening> openingOn(LocalDate day) {
        return openings.stream()
                .filter(opening -> !opening.fromDay().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    /**
     * Opening days from a day on.
     *
     * @param weekdays ISO numbers, 1 is Monday; null where nobody has said
     * @param closedOnHolidays whether public holidays close it
     */
    public record Opening(LocalDate fromDay, @Nullable List<Integer> weekdays, boolean closedOnHolidays) {

        public Opening {
            weekdays = weekdays == null
                    ? null
                    : weekdays.stream().sorted().distinct().toList();
        }

        static Opening of(LocalDate fromDay, @Nullable Collection<DayOfWeek> weekdays, boolean closedOnHolidays) {
            return new Opening(
                    fromDay,
                    weekdays == null
                            ? null
                            : weekdays.stream().map(DayOfWeek::getValue).toList(),
                    closedOnHolidays);
        }

        /** The weekdays, or none where nobody has said. */
        public Optional<Set<DayOfWeek>> days() {
            if (weekdays == null) {
                return Optional.empty();
            }
            EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
            weekdays.forEach(number -> days.add(DayOfWeek.of(number)));
            return Optional.of(days);
        }
    }
}
