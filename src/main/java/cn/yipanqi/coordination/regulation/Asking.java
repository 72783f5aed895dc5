package cn.yipanqi.coordination.regulation;

import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.organisation.Unit;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom the office asked about a version, and who has done it. */
@Component
public class Asking {

    /** What was asked. */
    public enum What {
        OPINION,
        ACKNOWLEDGEMENT
    }

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Clock clock;

    Asking(JdbcClient jdbc, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Somebody who was asked.
     *
     * @param due last day, where one was set
     * @param doneAt when it was first done; none as long as it was not, or where what was said is taken back
     */
    public record Asked(
            Party party,
            What what,
            @Nullable LocalDate due,
            @Nullable Instant doneAt) {}

    /** @throws Refusal where one of them is not a current unit or station of the county */
    void ask(long county, UUID version, What what, List<Party> parties, @Nullable LocalDate due) {
        CountyDirectory all = directory.of(county);
        for (Party party : parties) {
            boolean current = party.station() == null
                    ? party.unit() != null
                            && all.unit(party.unit()).map(Unit::current).orElse(false)
                    : all.station(party.station()).map(Station::current).orElse(false);
            if (!current) {
                throw new Refusal(Message.of("regulation.asked.unknown"));
            }
        }
        jdbc.sql("""
            insert into coordination.regulation_asked (county, version, what, unit, station, due_day, asked_at)
            select :county, :version, :what, unit, station, :due::date, :now
            from unnest(:units::uuid[], :stations::uuid[]) as p (unit, station)
            on conflict on constraint asked_once do update set due_day = excluded.due_day
            """)
                .param("county", county)
                .param("version", version)
                .param("what", what.name())
                .param("units", parties.stream().distinct().map(Party::unit).toArray(UUID[]::new))
                .param(
                        "stations",
                        parties.stream().distinct().map(Party::station).toArray(UUID[]::new))
                .param("due", due)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Whether somebody was asked for an opinion and none of theirs stands. */
    boolean owed(long county, UUID version, Party party) {
        return of(county, version).stream()
                .anyMatch(
                        asked -> asked.what() == What.OPINION && asked.party().equals(party) && asked.doneAt() == null);
    }

    /** Whoever was asked about a version, in the order of units and stations asked. */
    @Transactional(readOnly = true)
    public List<Asked> of(long county, UUID version) {
        return jdbc.sql("""
            select a.what, a.unit, a.station, a.due_day, case a.what
                when 'OPINION' then (select min(o.given_at) from coordination.regulation_opinion o where o.county = a.county
                    and o.version = a.version and o.withdrawn_at is null and o.unit is not distinct from a.unit and o.station is not distinct from a.station)
                else (select min(k.acknowledged_at) from coordination.regulation_acknowledgement k where k.county = a.county
                    and k.version = a.version and k.unit is not distinct from a.unit and k.station is not distinct from a.station)
                end as done_at
            from coordination.regulation_asked a where a.county = :county and a.version = :version
            order by a.what, a.unit nulls last, a.station
            """)
                .param("county", county)
                .param("version", version)
                .query((row, n) -> {
                    Timestamp done = row.getTimestamp("done_at");
                    return new Asked(
                            Party.of(row),
                            What.valueOf(row.getString("what")),
                            row.getObject("due_day", LocalDate.class),
                            done == null ? null : done.toInstant());
                })
                .list();
    }
}
