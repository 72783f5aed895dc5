package cn.yipanqi.persons.sharing;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The record of sharing: it grows, and nothing in it changes. */
@Component
public class Sharings {

    private static final String COLUMNS = """
        select s.*, exists (select 1 from persons.sharing r where r.replaces = s.id) as replaced from persons.sharing s
        where s.county = :county and strpos(s.recipient || ' ' || s.purpose || ' ' || s.document, :text) > 0
        """;

    private final JdbcClient jdbc;
    private final SharingReader reader;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Sharings(JdbcClient jdbc, SharingReader reader, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws cn.yipanqi.web.InvalidInput where something is missing, unreadable or has not been */
    @Transactional
    public UUID record(long county, SharingDraft draft) {
        Scope scope = CurrentScope.get();
        if (!scope.writes(county)) {
            throw Refusal.forbidden();
        }
        Sharing read = reader.read(draft, ids.next(), scope);
        UUID replaced = read.replaces();
        if (replaced != null) {
            find(county, replaced);
        }
        try {
            jdbc.sql("""
                insert into persons.sharing (id, county, recipient, fields, purpose, basis, people, day, document, unit,
                    recorded_by, recorded_by_name, at, replaces)
                values (:id, :county, :recipient, :fields, :purpose, :basis, :people, :day, :document, :unit,
                    :by, :name, :at, :replaces)
                """)
                    .param("id", read.id())
                    .param("county", county)
                    .param("recipient", read.recipient())
                    .param(
                            "fields",
                            read.fields().stream().map(Enum::name).sorted().toArray(String[]::new))
                    .param("purpose", read.purpose())
                    .param("basis", read.basis().name())
                    .param("people", read.people())
                    .param("day", read.day())
                    .param("document", read.document())
                    .param("unit", read.unit(), Types.OTHER)
                    .param("by", scope.actor(), Types.OTHER)
                    .param("name", read.recordedBy())
                    .param("at", Timestamp.from(read.at()))
                    .param("replaces", replaced, Types.OTHER)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("persons.sharing.replaced-already"));
        }
        audit.record(
                county,
                "persons.sharing.record",
                read.id().toString(),
                Map.of("basis", read.basis().name(), "people", read.people()));
        return read.id();
    }

    @Transactional(readOnly = true)
    public Sharing find(long county, UUID id) {
        return jdbc.sql(COLUMNS + " and s.id = :id")
                .param("county", county)
                .param("text", "")
                .param("id", id)
                .query((row, n) -> sharing(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("sharing"));
    }

    /**
     * The latest day first.
     *
     * @param text that recipient, purpose or document hold; empty for all
     */
    @Transactional(readOnly = true)
    public List<Sharing> list(long county, String text, int limit, long offset) {
        return jdbc.sql(COLUMNS + " order by s.day desc, s.id desc limit :limit offset :offset")
                .param("county", county)
                .param("text", text.strip())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> sharing(row))
                .list();
    }

    @Transactional(readOnly = true)
    public long count(long county, String text) {
        return jdbc.sql("select count(*) from (" + COLUMNS + ") as found")
                .param("county", county)
                .param("text", text.strip())
                .query(Long.class)
                .single();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Sharing sharing(ResultSet row) throws SQLException {
        Set<SharedField> fields = EnumSet.noneOf(SharedField.class);
        for (String field : (String[]) row.getArray("fields").getArray()) {
            fields.add(SharedField.valueOf(field));
        }
        return new Sharing(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                fields,
                row.getString("purpose"),
                Basis.valueOf(row.getString("basis")),
                row.getInt("people"),
                row.getObject("day", LocalDate.class),
                row.getString("document"),
                row.getObject("unit", UUID.class),
                row.getString("recorded_by_name"),
                row.getTimestamp("at").toInstant(),
                row.getObject("replaces", UUID.class),
                row.getBoolean("replaced"));
    }
}
