package cn.yipanqi.coordination.meeting.series;

import cn.yipanqi.shared.Period;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What was held, missed and excused of series in periods that are over. Computed from what stands there today; one query. */
@Component
public class PastPeriods {

    private static final String PAST = """
            coalesce((select json_agg(json_build_object('meeting', h.id, 'day', h.day) order by h.day, h.id) from coordination.meeting h
                where h.county = s.county and h.series = s.id and h.state in ('HELD', 'MINUTED')), '[]') as held,
            coalesce((select json_agg(json_build_object('from', e.from_day, 'to', e.to_day, 'reason', e.reason, 'at', e.at, 'by', e.actor_name))
                from coordination.meeting_excuse e where e.county = s.county and e.series = s.id), '[]') as excuses
            """;

    private final AllSeries allSeries;
    private final JsonMapper json;
    private final Clock clock;

    PastPeriods(AllSeries allSeries, JsonMapper json, Clock clock) {
        this.allSeries = allSeries;
        this.json = json;
        this.clock = clock;
    }

    /** As the database gives a meeting that was held. */
    record Held(UUID meeting, LocalDate day) {}

    /** As the database gives why none was. */
    record Excused(LocalDate from, LocalDate to, String reason, Instant at, String by) {}

    private record Past(Series series, List<PastPeriod> periods) {}

    /**
     * All of a county's series with what became of them.
     *
     * @param series in the order of {@link AllSeries#of}
     * @param past the latest first
     */
    public record Known(List<Series> series, List<PastPeriod> past) {}

    @Transactional(readOnly = true)
    public Known all(long county) {
        LocalDate today = LocalDate.now(clock);
        List<Past> all = allSeries.of(county, PAST, (row, n) -> {
            Series series = allSeries.series(row);
            List<Held> held = List.of(json.readValue(row.getString("held"), Held[].class));
            List<Excused> excuses = List.of(json.readValue(row.getString("excuses"), Excused[].class));
            return new Past(series, past(series, held, excuses, today));
        });
        List<PastPeriod> past = new ArrayList<>();
        all.forEach(one -> past.addAll(one.periods()));
        past.sort(Comparator.comparing((PastPeriod one) -> one.period().to()).reversed());
        return new Known(all.stream().map(Past::series).toList(), List.copyOf(past));
    }

    /** Of some of a county's series, the latest first. */
    @Transactional(readOnly = true)
    public List<PastPeriod> of(long county, List<Series> some) {
        Set<UUID> asked = some.stream().map(Series::id).collect(Collectors.toSet());
        return all(county).past().stream()
                .filter(past -> asked.contains(past.series()))
                .toList();
    }

    private static List<PastPeriod> past(Series series, List<Held> held, List<Excused> excuses, LocalDate today) {
        List<PastPeriod> past = new ArrayList<>();
        for (Period period : series.over(today)) {
            past.add(
                    new PastPeriod(series.id(), series.name(), period, meeting(held, period), excuse(excuses, period)));
        }
        return past;
    }

    private static @Nullable UUID meeting(List<Held> held, Period period) {
        return held.stream()
                .filter(one -> period.contains(one.day()))
                .map(Held::meeting)
                .findFirst()
                .orElse(null);
    }

    private static PastPeriod.@Nullable Excuse excuse(List<Excused> excuses, Period period) {
        return excuses.stream()
                .filter(one -> one.from().equals(period.from()) && one.to().equals(period.to()))
                .map(one -> new PastPeriod.Excuse(one.reason(), one.at(), one.by()))
                .findFirst()
                .orElse(null);
    }
}
