package cn.yipanqi.coordination.meeting.series;

import cn.yipanqi.shared.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was held, missed and excused of series in periods that are over. Computed from what stands there today; two queries. */
@Component
public class PastPeriods {

    private final JdbcClient jdbc;
    private final Clock clock;

    PastPeriods(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Held(UUID series, UUID meeting, LocalDate day) {}

    private record Excused(UUID series, Period period) {}

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<PastPeriod> of(long county, List<Series> some) {
        LocalDate today = LocalDate.now(clock);
        List<Held> held = jdbc.sql("""
            select series, id, day from coordination.meeting
            where county = ? and series is not null and state in ('HELD', 'MINUTED') order by day
            """)
                .param(county)
                .query((row, n) -> new Held(
                        row.getObject("series", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getObject("day", LocalDate.class)))
                .list();
        Map<Excused, PastPeriod.Excuse> excuses = excuses(county);
        List<PastPeriod> all = new ArrayList<>();
        for (Series series : some) {
            for (Period period : series.over(today)) {
                all.add(new PastPeriod(
                        series.id(),
                        series.name(),
                        period,
                        meeting(held, series.id(), period),
                        excuses.get(new Excused(series.id(), period))));
            }
        }
        all.sort(Comparator.comparing((PastPeriod past) -> past.period().to()).reversed());
        return List.copyOf(all);
    }

    private static @Nullable UUID meeting(List<Held> held, UUID series, Period period) {
        return held.stream()
                .filter(one -> one.series().equals(series) && period.contains(one.day()))
                .map(Held::meeting)
                .findFirst()
                .orElse(null);
    }

    private Map<Excused, PastPeriod.Excuse> excuses(long county) {
        Map<Excused, PastPeriod.Excuse> excuses = new HashMap<>();
        jdbc.sql(
                        "select series, from_day, to_day, reason, at, actor_name from coordination.meeting_excuse where county = ?")
                .param(county)
                .query(row -> {
                    Excused of = new Excused(
                            row.getObject("series", UUID.class),
                            new Period(
                                    row.getObject("from_day", LocalDate.class),
                                    row.getObject("to_day", LocalDate.class)));
                    excuses.put(
                            of,
                            new PastPeriod.Excuse(
                                    row.getString("reason"),
                                    row.getTimestamp("at").toInstant(),
                                    row.getString("actor_name")));
                });
        return excuses;
    }
}
