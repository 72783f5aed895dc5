package cn.yipanqi.organisation;

import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes a county's register of stations, and tells which there were on a day. */
@Component
public class Stations {

    private static final int MOST_STAFF = 10_000;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Ids ids;
    private final Deeds deeds;
    private final StationMarks marks;

    Stations(JdbcClient jdbc, Directory directory, Ids ids, Deeds deeds, StationMarks marks) {
        this.marks = marks;
        this.jdbc = jdbc;
        this.directory = directory;
        this.ids = ids;
        this.deeds = deeds;
    }

    /** What a station is; see {@link Station} for the units and meanings. */
    public record Facts(
            String name,
            @Nullable Long region,
            @Nullable String headPosition,
            @Nullable Integer staff,
            Set<SevenHave> sevenHave,
            @Nullable LocalDate establishedOn) {

        public Facts {
            sevenHave = Station.inOrder(sevenHave);
        }
    }

    /** The stations there were on a day. */
    @Transactional(readOnly = true)
    public List<Station> on(long county, LocalDate day) {
        return directory.of(county).allStations().stream()
                .filter(station -> station.on(day))
                .toList();
    }

    /** @throws Refusal where a current station has that name, or the township is not the county's */
    @Transactional
    public UUID open(long county, Facts facts) {
        deeds.mayWrite(county);
        Facts kept = checked(county, facts);
        return insert(county, kept, MarkSource.REGISTER).orElseThrow(() -> taken(kept.name()));
    }

    /**
     * The current station of that name, opened with the facts given where there is none: for workbooks. Of one that is found nothing is
     * changed.
     */
    @Transactional
    public Registered stationFor(long county, Facts facts) {
        deeds.mayWrite(county);
        Optional<Registered> there = current(county, facts.name());
        if (there.isPresent()) {
            return there.get();
        }
        Facts kept = checked(county, facts);
        return insert(county, kept, MarkSource.WORKBOOK)
                .map(id -> new Registered(id, true))
                .or(() -> current(county, kept.name()))
                .orElseThrow(() -> taken(kept.name()));
    }

    private Optional<Registered> current(long county, String name) {
        return directory.of(county).stationNamed(name).map(station -> new Registered(station.id(), false));
    }

    @Transactional
    public void change(long county, UUID id, Facts facts) {
        change(county, id, facts, MarkSource.REGISTER);
    }

    /** @param source where the √ marks come from */
    @Transactional
    public void change(long county, UUID id, Facts facts, MarkSource source) {
        deeds.mayWrite(county);
        CountyDirectory all = directory.of(county);
        Station before = all.station(id).orElseThrow(() -> Refusal.absent("station"));
        Facts kept = checked(county, facts);
        boolean taken = before.current()
                && all.stations()
                        .anyMatch(
                                other -> !other.id().equals(id) && other.name().equals(kept.name()));
        if (taken) {
            throw taken(kept.name());
        }
        notBefore(before.closedOn(), kept.establishedOn());
        jdbc.sql("""
            update organisation.station set name = :name, region = :region, head_position = :head, staff = :staff,
                seven_have = :seven, established_on = :established
            where county = :county and id = :id
            """).params(columns(county, id, kept)).update();
        marks.record(county, id, before.sevenHave(), kept.sevenHave(), source);
        deeds.record(county, "station.change", id, kept.name());
    }

    /**
     * Closes it. What it told the public is taken back at once, since a closed station publishes nothing.
     *
     * @param closedOn first day on which it is a station no longer
     */
    @Transactional
    public void close(long county, UUID id, LocalDate closedOn) {
        deeds.mayWrite(county);
        Station station =
                directory.of(county).station(id).filter(Station::current).orElseThrow(() -> Refusal.absent("station"));
        notBefore(closedOn, station.establishedOn());
        jdbc.sql("update organisation.station set closed_on = ? where county = ? and id = ?")
                .params(closedOn, county, id)
                .update();
        jdbc.sql("delete from organisation.published_card where county = ? and station = ?")
                .params(county, id)
                .update();
        deeds.record(county, "station.close", id, station.name());
    }

    private Optional<UUID> insert(long county, Facts facts, MarkSource source) {
        UUID id = ids.next();
        int inserted = jdbc.sql("""
            insert into organisation.station (id, county, name, region, head_position, staff, seven_have, established_on)
            values (:id, :county, :name, :region, :head, :staff, :seven, :established)
            on conflict (county, name) where closed_on is null do nothing
            """).params(columns(county, id, facts)).update();
        if (inserted == 0) {
            return Optional.empty();
        }
        marks.record(county, id, Set.of(), facts.sevenHave(), source);
        deeds.record(county, "station.open", id, facts.name());
        return Optional.of(id);
    }

    private static Map<String, Object> columns(long county, UUID id, Facts facts) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("county", county);
        columns.put("id", id);
        columns.put("name", facts.name());
        columns.put("region", facts.region());
        columns.put("head", facts.headPosition());
        columns.put("staff", facts.staff());
        columns.put("seven", facts.sevenHave().stream().map(Enum::name).toArray(String[]::new));
        columns.put("established", facts.establishedOn());
        return columns;
    }

    private Facts checked(long county, Facts facts) {
        Long region = facts.region();
        if (region != null && directory.of(county).township(region).isEmpty()) {
            throw new Refusal(Message.of("organisation.refused.station.township"));
        }
        Integer staff = facts.staff();
        if (staff != null && (staff < 0 || staff > MOST_STAFF)) {
            throw new Refusal(Message.of("organisation.refused.station.staff", MOST_STAFF));
        }
        String head = facts.headPosition();
        return new Facts(
                deeds.name(facts.name(), "organisation.station.name"),
                region,
                head == null || head.isBlank() ? null : deeds.name(head, "organisation.station.head"),
                staff,
                facts.sevenHave(),
                facts.establishedOn());
    }

    private static void notBefore(@Nullable LocalDate closed, @Nullable LocalDate established) {
        if (closed != null && established != null && !closed.isAfter(established)) {
            throw new Refusal(Message.of("organisation.refused.station.closed-before", established, closed));
        }
    }

    private static Refusal taken(String name) {
        return new Refusal(Message.of("organisation.refused.station.taken", name));
    }
}
