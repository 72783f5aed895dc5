package cn.yipanqi.coordination.contact;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.WorkingDays;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.InvalidInput;
import cn.yipanqi.web.InvalidInput.Fault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The contact points of a county, which its office sets. A station's staff see their own. */
@Component
public class Points {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final WorkingDays workingDays;
    private final ContactTodos todos;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Points(
            JdbcClient jdbc,
            Directory directory,
            WorkingDays workingDays,
            ContactTodos todos,
            AuditTrail audit,
            Ids ids,
            Clock clock) {
        this.todos = todos;
        this.jdbc = jdbc;
        this.directory = directory;
        this.workingDays = workingDays;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A point in a year.
     *
     * @param last the latest visit of the year
     */
    public record Line(
            ContactPoint point, Standing standing, @Nullable LocalDate last) {}

    /** Points that stand in a year, by unit. @param unit only this unit's */
    @Transactional(readOnly = true)
    public List<Line> of(long county, int year, @Nullable UUID unit) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("""
            select p.*, v.made, v.last from coordination.contact_point p
            join organisation.unit u on u.county = p.county and u.id = p.unit
            cross join lateral (select count(*) as made, max(day) as last from coordination.contact_visit v
                where v.county = p.county and v.point = p.id and v.taken_back is null and v.day between :first and :last) v
            where p.county = :county and p.from_day <= :last and coalesce(p.to_day, :first) >= :first
                and (cast(:unit as uuid) is null or p.unit = :unit) and (cast(:station as uuid) is null or p.station = :station)
            order by u.position, u.id, p.from_day, p.id
            """)
                .param("county", county)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .param("unit", unit, Types.OTHER)
                .param("station", ownStation(), Types.OTHER)
                .query((row, n) -> line(row, year, today))
                .list();
    }

    private Line line(ResultSet row, int year, LocalDate today) throws SQLException {
        ContactPoint point = point(row, 0);
        return new Line(
                point,
                Standing.of(point, year, row.getInt("made"), today, workingDays),
                row.getObject("last", LocalDate.class));
    }

    /** How one point stands in a year. */
    @Transactional(readOnly = true)
    public Standing standing(ContactPoint point, int year) {
        int made = jdbc.sql("""
            select count(*) from coordination.contact_visit
            where county = :county and point = :point and taken_back is null and day between :first and :last
            """)
                .param("county", point.county())
                .param("point", point.id())
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31))
                .query(Integer.class)
                .single();
        return Standing.of(point, year, made, LocalDate.now(clock), workingDays);
    }

    /** A station's staff see the points at their station and no others. */
    private static @Nullable UUID ownStation() {
        Scope scope = CurrentScope.get();
        return scope.entries() == Scope.Entries.STATION ? scope.station() : null;
    }

    /** @throws Refusal where the county has no such point, or none for the asker */
    @Transactional(readOnly = true)
    public ContactPoint find(long county, UUID id) {
        return jdbc.sql("""
            select * from coordination.contact_point
            where county = :county and id = :id and (cast(:station as uuid) is null or station = :station)
            """)
                .param("county", county)
                .param("id", id)
                .param("station", ownStation(), Types.OTHER)
                .query(Points::point)
                .optional()
                .orElseThrow(() -> Refusal.absent("contact-point"));
    }

    /** @throws InvalidInput with every field that breaks a rule */
    @Transactional
    public UUID add(long county, PointDraft draft) {
        CountyDirectory names = directory.of(county);
        ContactPoint point = draft.read(ids.next(), names);
        write("""
            insert into coordination.contact_point
                (id, county, unit, leader, station, body, region, place, from_day, to_day, visits_a_year)
            values (:id, :county, :unit, :leader, :station, :body, :region, :place, :from, :to, :visits)
            """, point);
        todos.nextVisit(point, names);
        audit.record(
                county, "coordination.contact.point.add", point.id().toString(), Map.of("visits", point.visitsAYear()));
        return point.id();
    }

    /**
     * Its unit and target stay: another link is another point.
     *
     * @throws InvalidInput with every field that breaks a rule; as stale where somebody else came first
     */
    @Transactional
    public void change(long county, UUID id, PointDraft draft) {
        PointDraft before = PointDraft.of(find(county, id));
        CountyDirectory names = directory.of(county);
        draft.requireSame(before, names);
        ContactPoint point = new PointDraft(
                        before.unit(),
                        draft.leader(),
                        before.target(),
                        before.place(),
                        draft.from(),
                        draft.to(),
                        draft.visitsAYear(),
                        draft.revision())
                .read(id, names);
        int changed = write("""
            update coordination.contact_point set leader = :leader, from_day = :from, to_day = :to, visits_a_year = :visits,
                revision = revision + 1
            where county = :county and id = :id and revision = :revision
            """, point);
        if (changed == 0) {
            throw new InvalidInput(List.of(new Fault("", Message.of("contact.stale"))), true);
        }
        todos.nextVisit(point, names);
        audit.record(county, "coordination.contact.point.change", id.toString(), Map.of("visits", point.visitsAYear()));
    }

    private int write(String sql, ContactPoint point) {
        StatementSpec spec = jdbc.sql(sql)
                .param("id", point.id())
                .param("county", point.county())
                .param("leader", point.leader())
                .param("from", point.from())
                .param("to", point.to(), Types.DATE)
                .param("visits", point.visitsAYear());
        if (sql.contains(":revision")) {
            spec = spec.param("revision", point.revision());
        } else {
            spec = spec.param("unit", point.unit())
                    .param("station", point.station(), Types.OTHER)
                    .param("body", point.body(), Types.OTHER)
                    .param("region", point.region(), Types.BIGINT)
                    .param("place", point.place(), Types.VARCHAR);
        }
        try {
            return spec.update();
        } catch (DataIntegrityViolationException e) {
            if (String.valueOf(e.getMessage()).contains("point_once")) {
                throw new InvalidInput(List.of(new Fault("target", Message.of("contact.point.taken"))));
            }
            throw e;
        }
    }

    static ContactPoint point(ResultSet row, int n) throws SQLException {
        return new ContactPoint(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getObject("unit", UUID.class),
                row.getString("leader"),
                row.getObject("station", UUID.class),
                row.getObject("body", UUID.class),
                row.getObject("region", Long.class),
                row.getString("place"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getInt("visits_a_year"),
                row.getInt("revision"));
    }
}
