package cn.yipanqi.coordination.meeting.series;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.meeting.MeetingKind;
import cn.yipanqi.coordination.meeting.Office;
import cn.yipanqi.coordination.meeting.form.Typed;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The county's series of meetings: begun, changed, their rhythm changed. The office keeps them. */
@Component
public class AllSeries {

    private static final int LONGEST_REASON = 500;
    private static final String COLUMNS = """
        select s.*,
            array(select m.unit from coordination.meeting_series_member m join organisation.unit u on u.county = m.county and u.id = m.unit
                where m.county = s.county and m.series = s.id order by u.position, u.id) as members,
            (select json_agg(json_build_object('from', c.from_day, 'rhythm', c.rhythm, 'month', c.month, 'day', c.day) order by c.from_day)
                from coordination.meeting_cadence c where c.county = s.county and c.series = s.id) as cadences
        """;
    private static final String SELECT = COLUMNS + "from coordination.meeting_series s where ";
    private static final String OF_COUNTY =
            "s.county = :county order by s.to_day is not null, s.kind = 'HEARING', s.created_at, s.id";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    AllSeries(JdbcClient jdbc, JsonMapper json, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** As they were begun, the hearing after the others; those that end last. */
    @Transactional(readOnly = true)
    public List<Series> of(long county) {
        return jdbc.sql(SELECT + OF_COUNTY)
                .param("county", county)
                .query((row, n) -> series(row))
                .list();
    }

    /**
     * The same with more of each.
     *
     * @param beside further columns, over the series {@code s}
     */
    <T> List<T> of(long county, String beside, RowMapper<T> mapper) {
        return jdbc.sql(COLUMNS + ", " + beside + " from coordination.meeting_series s where " + OF_COUNTY)
                .param("county", county)
                .query(mapper)
                .list();
    }

    /** @throws Refusal (ABSENT) where there is none the reader may see */
    @Transactional(readOnly = true)
    public Series find(UUID id) {
        return jdbc.sql(SELECT + "s.id = :id")
                .param("id", id)
                .query((row, n) -> series(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("series"));
    }

    Series series(ResultSet row) throws SQLException {
        return new Series(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getString("name"),
                MeetingKind.valueOf(row.getString("kind")),
                row.getObject("lead", UUID.class),
                row.getString("chair"),
                row.getString("place"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                List.of((UUID[]) row.getArray("members").getArray()),
                List.of(json.readValue(row.getString("cadences"), Cadence[].class)),
                row.getInt("revision"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"));
    }

    /**
     * Begins a series.
     *
     * @param cadence its first; its day is the series' first
     */
    @Transactional
    public UUID begin(long county, SeriesFacts facts, Cadence cadence) {
        Office.require(county);
        check(facts);
        UUID id = ids.next();
        try {
            jdbc.sql("""
                insert into coordination.meeting_series (id, county, name, kind, lead, chair, place, from_day, to_day,
                    created_at, created_by, changed_at, changed_by)
                values (:id, :county, :name, :kind, :lead, :chair, :place, :from, :to, :now, :actor, :now, :actor)
                """)
                    .params(columns(facts))
                    .param("id", id)
                    .param("county", county)
                    .update();
        } catch (DuplicateKeyException e) {
            throw taken(facts);
        }
        members(county, id, facts.members());
        add(county, id, new Cadence(facts.from(), cadence.rhythm(), cadence.month(), cadence.day()));
        audit.record(county, "coordination.series.begin", id.toString(), Map.of("name", facts.name()));
        return id;
    }

    /** Changes all but the cadence. */
    @Transactional
    public void change(UUID id, int expectedRevision, SeriesFacts facts) {
        Series series = locked(id);
        if (series.revision() != expectedRevision) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("meeting.series.stale", series.changedBy()));
        }
        check(facts);
        if (facts.from().isAfter(series.cadences().get(0).from())
                && series.cadences().size() > 1
                && !facts.from().isBefore(series.cadences().get(1).from())) {
            Typed typed = new Typed();
            typed.fault("from", Message.of("meeting.series.from.past-cadence"));
            typed.check();
        }
        try {
            jdbc.sql("""
                update coordination.meeting_series set name = :name, kind = :kind, lead = :lead, chair = :chair, place = :place,
                    from_day = :from, to_day = :to, revision = revision + 1, changed_at = :now, changed_by = :actor
                where county = :county and id = :id
                """)
                    .params(columns(facts))
                    .param("county", series.county())
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException e) {
            throw taken(facts);
        }
        jdbc.sql("delete from coordination.meeting_series_member where county = ? and series = ?")
                .params(series.county(), id)
                .update();
        members(series.county(), id, facts.members());
        audit.record(series.county(), "coordination.series.change", id.toString(), Map.of("name", facts.name()));
    }

    /**
     * Changes the rhythm from a day on; what was due before stays due.
     *
     * @throws Refusal where the day is not after the first of the cadence in force: the past is kept
     */
    @Transactional
    public void change(UUID id, Cadence cadence) {
        Series series = locked(id);
        if (!cadence.from().isAfter(series.latest().from())) {
            Typed typed = new Typed();
            typed.fault(
                    "cadenceFrom",
                    Message.of("meeting.cadence.past", series.latest().from()));
            typed.check();
        }
        add(series.county(), id, cadence);
        audit.record(
                series.county(),
                "coordination.series.cadence",
                id.toString(),
                Map.of("rhythm", cadence.rhythm().name()));
    }

    /** As it is now, for the office and kept from everybody else until the transaction ends. */
    Series locked(UUID id) {
        Office.require(find(id).county());
        jdbc.sql("select id from coordination.meeting_series where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    private static void check(SeriesFacts facts) {
        LocalDate to = facts.to();
        if (to != null && to.isBefore(facts.from())) {
            Typed typed = new Typed();
            typed.fault("to", Message.of("meeting.series.days.reversed"));
            typed.check();
        }
    }

    private static Refusal taken(SeriesFacts facts) {
        return new Refusal(Message.of("meeting.series.name.taken", facts.name()));
    }

    private void members(long county, UUID series, List<UUID> members) {
        jdbc.sql("""
            insert into coordination.meeting_series_member (county, series, unit)
            select :county, :series, unit from unnest(:units::uuid[]) as u (unit)
            """)
                .param("county", county)
                .param("series", series)
                .param("units", members.stream().distinct().toArray(UUID[]::new))
                .update();
    }

    private void add(long county, UUID series, Cadence cadence) {
        jdbc.sql("""
            insert into coordination.meeting_cadence (county, series, from_day, rhythm, month, day, at, actor_name)
            values (:county, :series, :from, :rhythm, :month, :day, :now, :actor)
            """)
                .param("county", county)
                .param("series", series)
                .param("from", cadence.from())
                .param("rhythm", cadence.rhythm().name())
                .param("month", cadence.month(), Types.INTEGER)
                .param("day", cadence.day(), Types.INTEGER)
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", CurrentScope.get().actorName())
                .update();
    }

    private Map<String, @Nullable Object> columns(SeriesFacts facts) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("name", facts.name());
        columns.put("kind", facts.kind().name());
        columns.put("lead", facts.lead());
        columns.put("chair", facts.chair());
        columns.put("place", facts.place());
        columns.put("from", facts.from());
        columns.put("to", facts.to());
        columns.put("now", Timestamp.from(clock.instant()));
        columns.put("actor", CurrentScope.get().actorName());
        return columns;
    }
}
