package cn.yipanqi.persons;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows numbers in full: never without an entry in the list that the person reads. */
@Component
public class Revelations {

    static final int LONGEST_REASON = 200;

    private final JdbcClient jdbc;
    private final PersonalData data;
    private final Reach reach;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Revelations(JdbcClient jdbc, PersonalData data, Reach reach, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.data = data;
        this.reach = reach;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Refusal where there is no reason, it is not held, or the person is out of reach */
    @Transactional
    public Revealed reveal(long county, UUID person, Column column, @Nullable String reason) {
        String why = FreeText.needed(reason, "persons.reason", LONGEST_REASON);
        reach.within(county, person);
        String number = data.open(county, person, column);
        note(county, person, column, why, false);
        return new Revealed(column, number);
    }

    /** One's own; the account's person is the caller's to know. */
    @Transactional
    public Revealed revealOwn(long county, UUID person, Column column) {
        String number = data.open(county, person, column);
        note(county, person, column, "", true);
        return new Revealed(column, number);
    }

    private void note(long county, UUID person, Column column, String reason, boolean own) {
        Scope scope = CurrentScope.get();
        UUID look = ids.next();
        jdbc.sql("""
            insert into persons.look (id, county, person, kind, at, actor, actor_name, reason, own)
            values (:id, :county, :person, :kind, :at, :actor, :name, :reason, :own)
            """)
                .param("id", look)
                .param("county", county)
                .param("person", person)
                .param("kind", column.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", scope.actor(), Types.OTHER)
                .param("name", scope.actorName())
                .param("reason", reason)
                .param("own", own)
                .update();
        audit.record(
                county,
                own ? "persons.reveal.own" : "persons.reveal",
                person.toString(),
                Map.of("column", column.name(), "look", look.toString()));
    }

    /** Who looked, the newest first, as far as the scope may know. */
    @Transactional(readOnly = true)
    public List<Look> looks(long county, UUID person, int most) {
        return jdbc.sql("""
            select at, kind, actor_name, reason, own from persons.look
            where county = :county and person = :person order by at desc, id desc limit :most
            """)
                .param("county", county)
                .param("person", person)
                .param("most", most)
                .query((row, n) -> new Look(
                        row.getTimestamp("at").toInstant(),
                        Column.valueOf(row.getString("kind")),
                        row.getString("actor_name"),
                        row.getString("reason"),
                        row.getBoolean("own")))
                .list();
    }
}
