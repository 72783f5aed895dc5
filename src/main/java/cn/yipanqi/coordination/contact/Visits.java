package cn.yipanqi.coordination.contact;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the visits to contact points. */
@Component
public class Visits {

    private static final String QUERY = """
            select v.*, coalesce((select json_agg(json_build_object('id', q.id, 'position', q.position, 'text', q.text, 'task', q.task,
                    'answer', q.answer, 'answeredOn', q.answered_on) order by q.position)
                from coordination.contact_problem q where q.county = v.county and q.visit = v.id), '[]') as problems
            from coordination.contact_visit v join coordination.contact_point p on p.county = v.county and p.id = v.point
            where v.county = :county and (cast(:station as uuid) is null or p.station = :station)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Visits(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A point's visits, the latest first; those taken back too. */
    @Transactional(readOnly = true)
    public List<Visit> of(long county, UUID point, int limit, long offset) {
        return jdbc.sql(QUERY + " and v.point = :point order by v.day desc, v.id desc limit :limit offset :offset")
                .param("county", county)
                .param("station", ownStation(), Types.OTHER)
                .param("point", point)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::visit)
                .list();
    }

    /** @throws Refusal where the county has no such visit, or none for the asker */
    @Transactional(readOnly = true)
    public Visit find(long county, UUID id) {
        return jdbc.sql(QUERY + " and v.id = :id")
                .param("county", county)
                .param("station", ownStation(), Types.OTHER)
                .param("id", id)
                .query(this::visit)
                .optional()
                .orElseThrow(() -> Refusal.absent("contact-visit"));
    }

    /** The visit at which a problem was raised. */
    @Transactional(readOnly = true)
    public Visit ofProblem(long county, UUID problem) {
        return jdbc.sql(
                        QUERY
                                + " and v.id = (select visit from coordination.contact_problem where county = :county and id = :id)")
                .param("county", county)
                .param("station", ownStation(), Types.OTHER)
                .param("id", problem)
                .query(this::visit)
                .optional()
                .orElseThrow(() -> Refusal.absent("contact-problem"));
    }

    private static @Nullable UUID ownStation() {
        Scope scope = CurrentScope.get();
        return scope.entries() == Scope.Entries.STATION ? scope.station() : null;
    }

    /** Whether the asker may record visits of the unit: the office, or the unit itself. The policies say the same. */
    public static boolean mayWrite(long county, UUID unit) {
        Scope scope = CurrentScope.get();
        return scope.writes(county)
                && (scope.entries() == Scope.Entries.ALL
                        || scope.entries() == Scope.Entries.UNIT && unit.equals(scope.unit()));
    }

    private Visit visit(ResultSet row, int n) throws SQLException {
        return new Visit(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getObject("point", UUID.class),
                row.getObject("unit", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getInt("participants"),
                row.getObject("recipients", Integer.class),
                row.getString("seen"),
                row.getString("promised"),
                json.readValue(row.getString("problems"), new TypeReference<List<Visit.Problem>>() {}),
                row.getString("recorded_by"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("taken_back"),
                row.getInt("revision"));
    }
}
