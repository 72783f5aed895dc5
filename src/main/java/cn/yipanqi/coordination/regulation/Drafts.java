package cn.yipanqi.coordination.regulation;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.regulation.clause.Clause;
import cn.yipanqi.coordination.regulation.clause.ClauseText;
import cn.yipanqi.database.Scope;
import cn.yipanqi.notify.Todos;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes drafts of regulations and saves them, each save over the one its writer saw. */
@Component
public class Drafts {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final JdbcClient jdbc;
    private final Regulations regulations;
    private final Todos todos;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Regulations regulations, Todos todos, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.regulations = regulations;
        this.todos = todos;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A new regulation with its first draft.
     *
     * @return the draft's id
     * @throws Refusal where something is missing or too long
     */
    @Transactional
    public UUID add(long county, Draft typed) {
        Scope scope = Office.writing(county);
        Draft draft = typed.checked();
        UUID regulation = ids.next();
        jdbc.sql("""
            insert into coordination.regulation (id, county, title, kind, issuer_level, issuer, created_at, created_by)
            values (:id, :county, :title, :kind, :level, :issuer, :now, :actor)
            """)
                .param("id", regulation)
                .param("county", county)
                .param("title", draft.title())
                .param("kind", draft.kind().name())
                .param("level", draft.level().name())
                .param("issuer", draft.issuer())
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", scope.actorName())
                .update();
        UUID version = insert(county, regulation, draft.documentNumber(), draft.text(), scope);
        record(county, "draft", version, draft.title());
        return version;
    }

    /**
     * Begins the next version from the words of the latest.
     *
     * @throws Refusal (STALE) where one is being drafted already
     */
    @Transactional
    public UUID begin(long county, UUID regulation) {
        Scope scope = Office.writing(county);
        Regulation found = regulations.find(county, regulation);
        RegulationVersion latest = regulations.versions(county, regulation).get(0);
        UUID version;
        try {
            version = insert(county, regulation, null, latest.text(), scope);
        } catch (DuplicateKeyException e) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("regulation.draft.there"));
        }
        record(county, "draft", version, found.title());
        return version;
    }

    private UUID insert(long county, UUID regulation, @Nullable String documentNumber, String text, Scope scope) {
        UUID version = ids.next();
        jdbc.sql("""
            insert into coordination.regulation_version (id, county, regulation, number, document_number, text,
                created_at, created_by, changed_at, changed_by)
            values (:id, :county, :regulation, (select coalesce(max(number), 0) + 1 from coordination.regulation_version
                    where county = :county and regulation = :regulation), :documentNumber, :text, :now, :actor, :now, :actor)
            """)
                .param("id", version)
                .param("county", county)
                .param("regulation", regulation)
                .param("documentNumber", documentNumber)
                .param("text", text)
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", scope.actorName())
                .update();
        clauses(county, version, ClauseText.read(text));
        return version;
    }

    /**
     * Saves a draft.
     *
     * @param seen the revision its writer saw
     * @throws Refusal where something is missing or too long, or what was adopted would be called otherwise; (STALE) where somebody else
     *     saved since, or it is a draft no more
     */
    @Transactional
    public void save(long county, UUID version, int seen, Draft typed) {
        Scope scope = Office.writing(county);
        RegulationVersion there = locked(county, version);
        if (!there.state().draft()) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("regulation.draft.no-more"));
        }
        if (there.revision() != seen) {
            String at = MINUTE.format(LocalDateTime.ofInstant(there.changedAt(), clock.getZone()));
            throw new Refusal(Refusal.Kind.STALE, Message.of("regulation.draft.stale", there.changedBy(), at));
        }
        Draft draft = typed.checked();
        if (there.number() > 1 && !draft.names(regulations.find(county, there.regulation()))) {
            throw new Refusal(Message.of("regulation.settled", Message.of("regulation.title")));
        }
        jdbc.sql("""
            update coordination.regulation set title = :title, kind = :kind, issuer_level = :level, issuer = :issuer
            where county = :county and id = :id
            """)
                .param("county", county)
                .param("id", there.regulation())
                .param("title", draft.title())
                .param("kind", draft.kind().name())
                .param("level", draft.level().name())
                .param("issuer", draft.issuer())
                .update();
        jdbc.sql("""
            update coordination.regulation_version set text = :text, document_number = :documentNumber, revision = revision + 1,
                changed_at = :now, changed_by = :actor where county = :county and id = :id
            """)
                .param("county", county)
                .param("id", version)
                .param("text", draft.text())
                .param("documentNumber", draft.documentNumber())
                .param("now", Timestamp.from(clock.instant()))
                .param("actor", scope.actorName())
                .update();
        jdbc.sql("delete from coordination.regulation_clause where county = :county and version = :id")
                .param("county", county)
                .param("id", version)
                .update();
        clauses(county, version, ClauseText.read(draft.text()));
        record(county, "edit", version, draft.title());
    }

    /** Throws a draft away; with it a regulation that has no other version. @throws Refusal (STALE) where it is a draft no more */
    @Transactional
    public void discard(long county, UUID version) {
        Office.writing(county);
        RegulationVersion there = locked(county, version);
        Regulation regulation = regulations.find(county, there.regulation());
        if (!there.state().draft()) {
            throw new Refusal(Refusal.Kind.STALE, Message.of("regulation.draft.no-more"));
        }
        jdbc.sql("select id from coordination.regulation_opinion where county = :county and version = :id")
                .param("county", county)
                .param("id", version)
                .query(UUID.class)
                .list()
                .forEach(opinion -> todos.close(county, Opinions.TO_ANSWER, opinion));
        todos.close(county, Opinions.TO_GIVE, version);
        jdbc.sql("delete from coordination.regulation_version where county = :county and id = :id")
                .param("county", county)
                .param("id", version)
                .update();
        jdbc.sql("""
            delete from coordination.regulation r where r.county = :county and r.id = :id
                and not exists (select from coordination.regulation_version v where v.county = r.county and v.regulation = r.id)
            """).param("county", county).param("id", there.regulation()).update();
        record(county, "discard", version, regulation.title());
    }

    /** The version, held until the transaction ends. */
    RegulationVersion locked(long county, UUID version) {
        return jdbc.sql("select * from coordination.regulation_version where county = :county and id = :id for update")
                .param("county", county)
                .param("id", version)
                .query(Rows::version)
                .optional()
                .orElseThrow(() -> Refusal.absent("regulation-version"));
    }

    private void clauses(long county, UUID version, List<Clause> clauses) {
        jdbc.sql("""
            insert into coordination.regulation_clause (county, version, number, chapter, label, text)
            select :county, :version, number, chapter, label, text
            from unnest(:numbers::int[], :chapters::text[], :labels::text[], :texts::text[]) as c (number, chapter, label, text)
            """)
                .param("county", county)
                .param("version", version)
                .param("numbers", clauses.stream().map(Clause::number).toArray(Integer[]::new))
                .param("chapters", clauses.stream().map(Clause::chapter).toArray(String[]::new))
                .param("labels", clauses.stream().map(Clause::label).toArray(String[]::new))
                .param("texts", clauses.stream().map(Clause::text).toArray(String[]::new))
                .update();
    }

    private void record(long county, String deed, UUID version, String title) {
        audit.record(county, "coordination.regulation." + deed, version.toString(), Map.of("title", title));
    }
}
