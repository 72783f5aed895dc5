package cn.yipanqi.ledger;

import cn.yipanqi.ledger.MatterNumbers.Answer;
import cn.yipanqi.shared.Commons;
import cn.yipanqi.shared.Period;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A county's tallies over some whole months: matters by the six commons, for the county, for each unit as led and as joined, and for each
 * station. The county's number is not the sum of the units': a matter counts once for the county and once for each who took part.
 */
public final class CountyTallies {

    private static final UUID NOBODY = new UUID(0, 0);

    /**
     * When and what was posted.
     *
     * @param posting the county's latest posting number, 0 where nothing was ever posted
     * @param at when that was
     * @param years years that have matters, ascending
     * @param conflicts matters of the period on whose values entries differ and nobody has settled
     */
    public record State(long posting, @Nullable Instant at, List<Integer> years, long conflicts) {}

    /** A cell: matters of one of the commons. {@code whose} is a unit or station; the nil one stands for none. */
    record Cell(String part, String kind, UUID whose, long n) {}

    private final Period period;
    private final State state;
    private final TallySums sums;
    private final Map<Commons, Long> county = new EnumMap<>(Commons.class);
    private final Map<UUID, Map<Commons, Long>> led = new HashMap<>();
    private final Map<UUID, Map<Commons, Long>> joined = new HashMap<>();
    private final Map<UUID, Map<Commons, Long>> stations = new HashMap<>();

    CountyTallies(Period period, State state, TallySums sums, Collection<Cell> cells, Map<String, Kind> kinds) {
        this.period = period;
        this.state = state;
        this.sums = sums;
        sums.rows().forEach(row -> add(county, commons(kinds, row.kind()), row.n()));
        cells.forEach(cell -> add(
                switch (cell.part()) {
                    case "LED" -> of(led, cell.whose());
                    case "JOINED" -> of(joined, cell.whose());
                    case "STATION" -> of(stations, cell.whose());
                    default -> throw new IllegalArgumentException(cell.part());
                },
                commons(kinds, cell.kind()),
                cell.n()));
    }

    public State state() {
        return state;
    }

    /** Every matter once. */
    public long county(Commons commons) {
        return county.getOrDefault(commons, 0L);
    }

    /** What a unit led; what waits for its lead where there is no unit. */
    public long led(@Nullable UUID unit, Commons commons) {
        return count(led, unit, commons);
    }

    public long joined(UUID unit, Commons commons) {
        return count(joined, unit, commons);
    }

    /** What took place in a station's area; what states no station where there is none. */
    public long station(@Nullable UUID station, Commons commons) {
        return count(stations, station, commons);
    }

    /** Units that led or joined anything. */
    public Set<UUID> units() {
        Set<UUID> units = new HashSet<>(led.keySet());
        units.addAll(joined.keySet());
        units.remove(NOBODY);
        return units;
    }

    public Set<UUID> stations() {
        Set<UUID> ids = new HashSet<>(stations.keySet());
        ids.remove(NOBODY);
        return ids;
    }

    /** The answer to a question over just these months that tallies can answer; none to any other. */
    public Optional<Answer> answer(MatterQuestion question, Period asked) {
        return asked.equals(period) && question.tallied(asked) ? Optional.of(sums.answer(question)) : Optional.empty();
    }

    private static Commons commons(Map<String, Kind> kinds, String kind) {
        return Objects.requireNonNull(kinds.get(kind), kind).commons();
    }

    private static Map<Commons, Long> of(Map<UUID, Map<Commons, Long>> all, UUID whose) {
        return all.computeIfAbsent(whose, id -> new EnumMap<>(Commons.class));
    }

    private static void add(Map<Commons, Long> counts, Commons commons, long n) {
        counts.merge(commons, n, Long::sum);
    }

    private static long count(Map<UUID, Map<Commons, Long>> all, @Nullable UUID whose, Commons commons) {
        return all.getOrDefault(whose == null ? NOBODY : whose, Map.of()).getOrDefault(commons, 0L);
    }
}
