package cn.yipanqi.persons.consent;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.persons.Own.Self;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Consents given and withdrawn by whose they are, and by nobody else; every deed is recorded. */
@Component
public class Consents {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Consents(JdbcClient jdbc, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** All that a person gave, the newest first. */
    @Transactional(readOnly = true)
    public List<Consent> of(long county, UUID person) {
        return jdbc.sql("""
            select purpose, version, at, withdrawn_at from persons.consent
            where county = ? and person = ? order by at desc, id desc
            """)
                .params(county, person)
                .query((row, n) -> {
                    Timestamp withdrawn = row.getTimestamp("withdrawn_at");
                    return new Consent(
                            Purpose.valueOf(row.getString("purpose")),
                            row.getInt("version"),
                            row.getTimestamp("at").toInstant(),
                            withdrawn == null ? null : withdrawn.toInstant());
                })
                .list();
    }

    /** Consents to the text of today; to an older one that still holds it puts an end. */
    @Transactional
    public void give(Self self, Purpose purpose) {
        UUID person = self.personNeeded();
        jdbc.sql("""
            update persons.consent set withdrawn_at = :now
            where person = :person and purpose = :purpose and withdrawn_at is null and version <> :version
            """)
                .param("now", now())
                .param("person", person)
                .param("purpose", purpose.name())
                .param("version", purpose.version())
                .update();
        try {
            jdbc.sql("""
                insert into persons.consent (id, county, person, purpose, version, at)
                values (:id, :county, :person, :purpose, :version, :now)
                """)
                    .param("id", ids.next())
                    .param("county", self.county())
                    .param("person", person)
                    .param("purpose", purpose.name())
                    .param("version", purpose.version())
                    .param("now", now())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("persons.consent.given-already"));
        }
        record(self, "persons.consent.give", purpose);
    }

    @Transactional
    public void withdraw(Self self, Purpose purpose) {
        int withdrawn = jdbc.sql("""
            update persons.consent set withdrawn_at = :now
            where person = :person and purpose = :purpose and withdrawn_at is null
            """)
                .param("now", now())
                .param("person", self.personNeeded())
                .param("purpose", purpose.name())
                .update();
        if (withdrawn == 0) {
            throw Refusal.absent("consent");
        }
        record(self, "persons.consent.withdraw", purpose);
    }

    private void record(Self self, String action, Purpose purpose) {
        audit.record(
                self.county(),
                action,
                self.personNeeded().toString(),
                Map.of("purpose", purpose.name(), "version", purpose.version()));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
