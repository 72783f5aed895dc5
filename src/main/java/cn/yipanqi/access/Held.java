package cn.yipanqi.access;

import cn.yipanqi.shared.RegionCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A grant as an account holds it, with its days.
 *
 * @param from first day on which it holds
 * @param endedOn first day on which it no longer holds; none for as long as nobody ends it
 * @param origin the post it came with; none where an administrator gave it as such
 * @param standInFor the grant whose holder is stood in for
 * @param stoodInFor name of that holder
 */
public record Held(
        UUID id,
        UUID account,
        Grant grant,
        LocalDate from,
        @Nullable LocalDate endedOn,
        @Nullable UUID origin,
        @Nullable UUID standInFor,
        @Nullable String stoodInFor) {

    static final String COLUMNS = """
            select g.*, (select p.name from access.role_grant s join access.account p on p.id = s.account
                where s.id = g.stand_in_for) as stood_in_for
            from access.role_grant g
            where\s""";

    /** Whether it holds on a day. */
    public boolean on(LocalDate day) {
        return !day.isBefore(from) && !endedBy(day);
    }

    /** Whether it has ended on a day, or never begins. */
    public boolean endedBy(LocalDate day) {
        return endedOn != null && (!day.isBefore(endedOn) || endedOn.equals(from));
    }

    static Held of(ResultSet row) throws SQLException {
        return new Held(
                row.getObject("id", UUID.class),
                row.getObject("account", UUID.class),
                grant(row),
                row.getObject("from_day", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getObject("origin", UUID.class),
                row.getObject("stand_in_for", UUID.class),
                row.getString("stood_in_for"));
    }

    static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                Role.valueOf(row.getString("role")),
                new RegionCode(row.getString("region")),
                row.getObject("unit", UUID.class),
                row.getObject("station", UUID.class),
                Set.of((String[]) row.getArray("hidden_kinds").getArray()));
    }
}
