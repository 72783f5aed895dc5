package cn.yipanqi.access;

import cn.yipanqi.shared.RegionCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom somebody reaches who has something to tell a person, a unit, a station or the office of a county. */
@Component
public class Reach {

    private final JdbcClient jdbc;
    private final Clock clock;

    Reach(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An account that is open and holds a grant today that covers the county.
     *
     * @param name of the account
     * @param person whose it is, where it is a person's
     * @param from first day of the grant
     * @param standsIn whether the grant is another's, whom the account stands in for
     */
    public record Reachable(
            UUID account,
            String name,
            @Nullable UUID person,
            Role role,
            @Nullable UUID unit,
            @Nullable UUID station,
            LocalDate from,
            boolean standsIn) {}

    /**
     * All whose grant covers a county: one's own posts before those one stands in for, the county's own before those of the divisions above
     * it, the oldest first. One query.
     */
    @Transactional(readOnly = true)
    public List<Reachable> within(long county) {
        String digits = RegionCode.county(county).digits();
        return jdbc.sql("""
            select a.id, a.name, a.person, g.role, g.unit, g.station, g.from_day, g.stand_in_for is not null as stands_in
            from access.role_grant g join access.account a on a.id = g.account
            where g.region in (:regions) and a.disabled_at is null and g.from_day <= :today and (g.ended_on is null or g.ended_on > :today)
            order by stands_in, length(g.region) desc, g.from_day, g.id
            """)
                .param("regions", List.of(digits, digits.substring(0, 4), digits.substring(0, 2)))
                .param("today", LocalDate.now(clock))
                .query((row, n) -> new Reachable(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("person", UUID.class),
                        Role.valueOf(row.getString("role")),
                        row.getObject("unit", UUID.class),
                        row.getObject("station", UUID.class),
                        row.getObject("from_day", LocalDate.class),
                        row.getBoolean("stands_in")))
                .list();
    }
}
