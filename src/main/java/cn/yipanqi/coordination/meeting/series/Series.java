package cn.yipanqi.coordination.meeting.series;

import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.shared.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Meetings held again and again.
 *
 * @param lead unit that usually leads them
 * @param chair the chair's position, never a name
 * @param to last day, where it has ended
 * @param members units that are invited to each
 * @param cadences by their first day; the first begins no later than the series
 */
public record Series(
        UUID id,
        long county,
        String name,
        MeetingKind kind,
        UUID lead,
        @Nullable String chair,
        @Nullable String place,
        LocalDate from,
        @Nullable LocalDate to,
        List<UUID> members,
        List<Cadence> cadences,
        int revision,
        Instant changedAt,
        String changedBy) {

    public Series {
        members = List.copyOf(members);
        cadences = List.copyOf(cadences);
    }

    /** The cadence in force on a day; the first goes back to the series' first day. */
    public Optional<Cadence> cadence(LocalDate day) {
        return cadences.stream()
                .filter(cadence -> !cadence.from().isAfter(day))
                .reduce((earlier, later) -> later)
                .or(() -> Optional.of(cadences.get(0)));
    }

    /** The latest cadence. */
    public Cadence latest() {
        return cadences.get(cadences.size() - 1);
    }

    public boolean endedBefore(LocalDate day) {
        return to != null && to.isBefore(day);
    }

    /**
     * The periods in which one was due and which are over, in order: those that ended while the series ran, before today. The cadence
     * in force on a period's last day says how long it is, so that a later change leaves the past as it was.
     */
    public List<Period> over(LocalDate today) {
        List<Period> periods = new ArrayList<>();
        LocalDate last = to != null && to.isBefore(today.minusDays(1)) ? to : today.minusDays(1);
        for (int i = 0; i < cadences.size(); i++) {
            Cadence cadence = cadences.get(i);
            LocalDate begins = i == 0 || cadence.from().isBefore(from) ? from : cadence.from();
            LocalDate until =
                    i + 1 < cadences.size() ? cadences.get(i + 1).from().minusDays(1) : last;
            LocalDate ends = until.isBefore(last) ? until : last;
            Optional<Period> period = cadence.rhythm().around(begins);
            while (period.isPresent() && !period.get().to().isAfter(ends)) {
                periods.add(period.get());
                period = cadence.rhythm().around(period.get().to().plusDays(1));
            }
        }
        return periods;
    }

    /** The first period, from that of a day on, in which none of these meetings lies. */
    public Optional<Period> next(LocalDate today, List<LocalDate> meetings) {
        LocalDate day = today.isBefore(from) ? from : today;
        // Sixty weeks planned ahead are more than anyone plans.
        for (int i = 0; i < 60 && !endedBefore(day); i++) {
            LocalDate at = day;
            Optional<Period> around =
                    cadence(at).flatMap(cadence -> cadence.rhythm().around(at));
            if (around.isEmpty() || meetings.stream().noneMatch(around.get()::contains)) {
                return around;
            }
            day = around.get().to().plusDays(1);
        }
        return Optional.empty();
    }
}
