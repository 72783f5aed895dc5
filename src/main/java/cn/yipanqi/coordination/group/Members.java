package cn.yipanqi.coordination.group;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who belongs to a leading group, from when to when. */
@Component
public class Members {

    private static final int LONGEST = 100;
    private static final String CHANGE = """
            update coordination.group_member set role = :role, label = :label, position = :position, unit = :unit, person = :person,
                from_day = :from, ended_on = :ended, place = :place, revision = revision + 1, changed_by = :actor
            where county = :county and id = :id and leading_group = :group and revision = :seen
            """;

    private final JdbcClient jdbc;
    private final Groups groups;
    private final AuditTrail audit;
    private final Ids ids;

    Members(JdbcClient jdbc, Groups groups, AuditTrail audit, Ids ids) {
        this.jdbc = jdbc;
        this.groups = groups;
        this.audit = audit;
        this.ids = ids;
    }

    /** What a member is; see {@link Member}. */
    public record Facts(
            GroupRole role,
            String label,
            String position,
            @Nullable UUID unit,
            @Nullable UUID person,
            LocalDate from,
            @Nullable LocalDate endedOn,
            int place) {

        Facts checked() {
            Groups.needed(position, "group.member.position", LONGEST);
            Groups.limited(label, "group.member.label", LONGEST);
            if (role == GroupRole.OTHER && label.isBlank()) {
                throw new Refusal(Message.of("group.member.label.needed"));
            }
            if (endedOn != null && !endedOn.isAfter(from)) {
                throw new Refusal(Message.of("group.days.reversed"));
            }
            if (place < 1) {
                throw new Refusal(Message.of("group.member.place.needed"));
            }
            return this;
        }
    }

    /** @throws Refusal where something is missing, the days are reversed, or another leads in those days */
    @Transactional
    public UUID add(long county, UUID group, Facts typed) {
        Groups.writing(county);
        groups.find(county, group);
        UUID id = ids.next();
        write("""
            insert into coordination.group_member (id, county, leading_group, role, label, position, unit, person, from_day, ended_on, place,
                changed_by)
            values (:id, :county, :group, :role, :label, :position, :unit, :person, :from, :ended, :place, :actor)
            """, county, group, id, 0, typed.checked());
        record(county, "member.add", group, typed.position());
        return id;
    }

    /**
     * As {@link #add}; what a member was before stays on record with the audit only, so a change of office is an end and a beginning.
     *
     * @param seen the revision its writer saw; (STALE) where somebody changed it since
     */
    @Transactional
    public void change(long county, UUID group, UUID id, int seen, Facts typed) {
        Groups.writing(county);
        find(county, group, id);
        rewrite(county, group, id, seen, typed.checked());
        record(county, "member.change", group, typed.position());
    }

    private void rewrite(long county, UUID group, UUID id, int seen, Facts facts) {
        if (write(CHANGE, county, group, id, seen, facts) == 0) {
            throw new Refusal(
                    Refusal.Kind.STALE,
                    Message.of(
                            "group.stale",
                            jdbc.sql("select changed_by from coordination.group_member where county = ? and id = ?")
                                    .params(county, id)
                                    .query(String.class)
                                    .single()));
        }
    }

    private int write(String sql, long county, UUID group, UUID id, int seen, Facts facts) {
        try {
            return jdbc.sql(sql)
                    .param("id", id)
                    .param("county", county)
                    .param("group", group)
                    .param("role", facts.role().name())
                    .param("label", facts.label().strip())
                    .param("position", facts.position().strip())
                    .param("unit", facts.unit(), Types.OTHER)
                    .param("person", facts.person(), Types.OTHER)
                    .param("from", facts.from())
                    .param("ended", facts.endedOn(), Types.DATE)
                    .param("place", facts.place())
                    .param("actor", CurrentScope.get().actorName())
                    .param("seen", seen)
                    .update();
        } catch (DataIntegrityViolationException e) {
            String said = String.valueOf(e.getMessage());
            if (said.contains("one_leader_at_a_time")) {
                throw new Refusal(Message.of("group.member.leader.twice"));
            }
            if (said.contains("_fkey")) {
                throw new Refusal(Message.of("group.member.unknown"));
            }
            throw e;
        }
    }

    /**
     * Ends a membership, or says anew when it ends.
     *
     * @param endedOn first day on which he is no longer a member
     */
    @Transactional
    public void end(long county, UUID group, UUID id, LocalDate endedOn) {
        Groups.writing(county);
        Member member = find(county, group, id);
        if (!endedOn.isAfter(member.from())) {
            throw new Refusal(Message.of("group.days.reversed"));
        }
        Facts ended = new Facts(
                member.role(),
                member.label(),
                member.position(),
                member.unit(),
                member.person(),
                member.from(),
                endedOn,
                member.place());
        rewrite(county, group, id, member.revision(), ended);
        record(county, "member.end", group, member.position());
    }

    @Transactional(readOnly = true)
    public Member find(long county, UUID group, UUID id) {
        return of(county, group).stream()
                .filter(member -> member.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.absent("group-member"));
    }

    /** All there are and were: by role, place and first day. */
    @Transactional(readOnly = true)
    public List<Member> of(long county, UUID group) {
        return jdbc.sql("""
            select * from coordination.group_member where county = :county and leading_group = :group
            order by array_position(:roles::text[], role), place, from_day, id
            """)
                .param("county", county)
                .param("group", group)
                .param(
                        "roles",
                        Arrays.stream(GroupRole.values()).map(Enum::name).toArray(String[]::new))
                .query((row, n) -> member(row))
                .list();
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getObject("id", UUID.class),
                row.getObject("leading_group", UUID.class),
                GroupRole.valueOf(row.getString("role")),
                row.getString("label"),
                row.getString("position"),
                row.getObject("unit", UUID.class),
                row.getObject("person", UUID.class),
                row.getObject("from_day", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getInt("place"),
                row.getInt("revision"));
    }

    private void record(long county, String deed, UUID group, String position) {
        audit.record(county, "coordination.group." + deed, group.toString(), Map.of("position", position));
    }
}
