package cn.yipanqi.coordination.study;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.study.Week.Place;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.StoredMessages;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a series' plan of a year at once, and makes it anew when the notice of holidays is there. */
@Component
public class Plans {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final AllSeries series;
    private final Week week;
    private final StoredMessages messages;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Plans(
            JdbcClient jdbc,
            JdbcTemplate batches,
            AllSeries series,
            Week week,
            StoredMessages messages,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.series = series;
        this.week = week;
        this.messages = messages;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What making a plan did.
     *
     * @param added sessions that were not there
     * @param moved sessions that changed their day or are left out now
     */
    public record Made(int added, int moved) {}

    private record There(UUID id, LocalDate weekDay, LocalDate day, Placed placed, SessionState state) {
        /** Whether the rule may place it anew: nobody chose its day, and nothing has become of it yet. */
        boolean free() {
            return placed != Placed.BY_HAND && (state == SessionState.PLANNED || state == SessionState.SKIPPED);
        }
    }

    /**
     * Lays every week's day of the year. What is there already keeps its theme and all else; its day is reckoned anew unless a person chose it,
     * and it is left out where the series has another weekday by now or has ended, unless its day is past.
     */
    @Transactional
    public Made make(long county, UUID id, int year) {
        if (year < 2000 || year > 2100) {
            throw new Refusal(Message.of("study.year", year));
        }
        // Of two who make it at once the second finds what the first has laid.
        jdbc.sql("select id from coordination.study_series where county = ? and id = ? for update")
                .params(county, id)
                .query(UUID.class)
                .optional();
        Series of = series.find(county, id);
        Map<LocalDate, There> there = new HashMap<>();
        jdbc.sql("""
            select id, week_day, coalesce(day, week_day) as day, placed, state from coordination.study_session
            where county = :county and series = :series and year = :year for update
            """)
                .param("county", county)
                .param("series", id)
                .param("year", year)
                .query((row, n) -> new There(
                        row.getObject("id", UUID.class),
                        row.getObject("week_day", LocalDate.class),
                        row.getObject("day", LocalDate.class),
                        Placed.valueOf(row.getString("placed")),
                        SessionState.valueOf(row.getString("state"))))
                .list()
                .forEach(session -> there.put(session.weekDay(), session));
        Set<LocalDate> taken = new HashSet<>();
        there.values().stream()
                .filter(session -> !session.free() && session.state() != SessionState.CANCELLED)
                .forEach(session -> taken.add(session.day()));
        List<Object[]> added = new ArrayList<>();
        List<Object[]> moved = new ArrayList<>();
        List<Place> places = week.of(of, year);
        for (Place laid : places) {
            LocalDate day = laid.day();
            Place place = day != null && taken.contains(day) && isNewOrFree(there.get(laid.weekDay()))
                    ? overtaken(laid, day)
                    : laid;
            There session = there.get(place.weekDay());
            String why = place.why() == null ? null : messages.write(place.why());
            String state = place.day() == null ? SessionState.SKIPPED.name() : SessionState.PLANNED.name();
            if (session == null) {
                added.add(new Object[] {
                    ids.next(),
                    county,
                    id,
                    year,
                    place.weekDay(),
                    place.day(),
                    place.placed().name(),
                    why,
                    of.unit(),
                    state
                });
            } else if (session.free() && differs(session, place)) {
                moved.add(new Object[] {place.day(), place.placed().name(), why, state, county, session.id()});
            }
        }
        Set<LocalDate> weekDays = places.stream().map(Place::weekDay).collect(Collectors.toSet());
        LocalDate today = LocalDate.now(clock);
        there.values().stream()
                .filter(session -> session.free()
                        && session.state() == SessionState.PLANNED
                        && !weekDays.contains(session.weekDay())
                        && !session.day().isBefore(today))
                .forEach(session -> moved.add(new Object[] {
                    null,
                    Placed.SKIPPED.name(),
                    messages.write(Message.of("study.why.no-longer", session.weekDay())),
                    SessionState.SKIPPED.name(),
                    county,
                    session.id()
                }));
        batches.batchUpdate("""
                update coordination.study_session set day = ?, placed = ?, why = ?::jsonb, state = ?, revision = revision + 1
                where county = ? and id = ?""", moved);
        batches.batchUpdate("""
                insert into coordination.study_session (id, county, series, year, week_day, day, placed, why, unit, state)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""", added);
        audit.record(
                county,
                "coordination.study.plan",
                id.toString(),
                Map.of("year", year, "added", added.size(), "moved", moved.size()));
        return new Made(added.size(), moved.size());
    }

    private static boolean differs(There session, Place place) {
        return session.placed() != place.placed()
                || !session.day().equals(place.day() == null ? place.weekDay() : place.day());
    }

    private static boolean isNewOrFree(@Nullable There session) {
        return session == null || session.free();
    }

    /** A person put another session on that day. */
    private static Place overtaken(Place place, LocalDate day) {
        return new Place(place.weekDay(), null, Placed.SKIPPED, Message.of("study.why.taken", place.weekDay(), day));
    }
}
