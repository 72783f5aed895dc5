package cn.yipanqi.coordination.group;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the county's leading groups. */
@Component
public class Groups {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 5_000;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Groups(JdbcClient jdbc, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a group is; see {@link LeadingGroup}. */
    public record Facts(
            String name,
            String document,
            LocalDate from,
            @Nullable LocalDate endedOn,
            String duties,
            String officeName,
            @Nullable UUID officeUnit,
            String officeDuties) {

        Facts checked() {
            needed(name, "group.name", LONGEST_NAME);
            limited(document, "group.document", LONGEST_NAME);
            limited(duties, "group.duties", LONGEST_TEXT);
            limited(officeName, "group.office.name", LONGEST_NAME);
            limited(officeDuties, "group.office.duties", LONGEST_TEXT);
            if (endedOn != null && !endedOn.isAfter(from)) {
                throw new Refusal(Message.of("group.days.reversed"));
            }
            return new Facts(
                    name.strip(),
                    document.strip(),
                    from,
                    endedOn,
                    duties.strip(),
                    officeName.strip(),
                    officeUnit,
                    officeDuties.strip());
        }
    }

    static void needed(String text, String label, int longest) {
        if (text.isBlank()) {
            throw new Refusal(Message.of("group.needed", Message.of(label)));
        }
        limited(text, label, longest);
    }

    static void limited(String text, String label, int longest) {
        if (text.strip().length() > longest) {
            throw new Refusal(Message.of("group.long", Message.of(label), longest));
        }
    }

    static Scope writing(long county) {
        Scope scope = CurrentScope.get();
        if (!scope.writes(county) || scope.entries() != Scope.Entries.ALL) {
            throw Refusal.forbidden();
        }
        return scope;
    }

    /** @throws Refusal where something is missing, too long, or the days are reversed */
    @Transactional
    public UUID found(long county, Facts typed) {
        Scope scope = writing(county);
        Facts facts = typed.checked();
        UUID id = ids.next();
        write("""
            insert into coordination.leading_group (id, county, name, document, from_day, ended_on, duties, office_name, office_unit,
                office_duties, changed_at, changed_by)
            values (:id, :county, :name, :document, :from, :ended, :duties, :officeName, :officeUnit, :officeDuties, :now, :actor)
            """, county, id, facts, scope).update();
        record(county, "found", id, facts.name());
        return id;
    }

    /** @param seen the revision its writer saw; (STALE) where somebody changed it since */
    @Transactional
    public void change(long county, UUID id, int seen, Facts typed) {
        Scope scope = writing(county);
        Facts facts = typed.checked();
        int changed = write("""
            update coordination.leading_group set name = :name, document = :document, from_day = :from, ended_on = :ended, duties = :duties,
                office_name = :officeName, office_unit = :officeUnit, office_duties = :officeDuties, revision = revision + 1,
                changed_at = :now, changed_by = :actor
            where county = :county and id = :id and revision = :seen
            """, county, id, facts, scope).param("seen", seen).update();
        if (changed == 0) {
            find(county, id);
            throw new Refusal(
                    Refusal.Kind.STALE,
                    Message.of(
                            "group.stale",
                            jdbc.sql("select changed_by from coordination.leading_group where county = ? and id = ?")
                                    .params(county, id)
                                    .query(String.class)
                                    .single()));
        }
        record(county, "change", id, facts.name());
    }

    private JdbcClient.StatementSpec write(String sql, long county, UUID id, Facts facts, Scope scope) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("county", county)
                .param("name", facts.name())
                .param("document", facts.document())
                .param("from", facts.from())
                .param("ended", facts.endedOn(), Types.DATE)
                .param("duties", facts.duties())
                .param("officeName", facts.officeName())
                .param("officeUnit", facts.officeUnit(), Types.OTHER)
                .param("officeDuties", facts.officeDuties())
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", scope.actorName());
    }

    @Transactional(readOnly = true)
    public LeadingGroup find(long county, UUID id) {
        return jdbc.sql("select * from coordination.leading_group where county = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .query((row, n) -> group(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("leading-group"));
    }

    /** All groups the county has or had, the latest founded first. */
    @Transactional(readOnly = true)
    public List<LeadingGroup> all(long county) {
        return jdbc.sql(
                        "select * from coordination.leading_group where county = :county order by from_day desc, id desc")
                .param("county", county)
                .query((row, n) -> group(row))
                .list();
    }

    /** The group there is on a day, the latest founded where there are several. */
    @Transactional(readOnly = true)
    public Optional<LeadingGroup> on(long county, LocalDate day) {
        return all(county).stream().filter(group -> group.on(day)).findFirst();
    }

    private static LeadingGroup group(ResultSet row) throws SQLException {
        return new LeadingGroup(
                row.getObject("id", UUID.class),
                row.getLong("county"),
                row.getString("name"),
                row.getString("document"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getString("duties"),
                row.getString("office_name"),
                row.getObject("office_unit", UUID.class),
                row.getString("office_duties"),
                row.getInt("revision"));
    }

    private void record(long county, String deed, UUID id, String name) {
        audit.record(county, "coordination.group." + deed, id.toString(), Map.of("name", name));
    }
}
