package cn.yipanqi.coordination.regulation;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.coordination.law.LawVersion;
import cn.yipanqi.coordination.law.Laws;
import cn.yipanqi.coordination.regulation.Citation.Kind;
import cn.yipanqi.coordination.regulation.clause.Clause;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On which rules tasks, figures and meetings rest. */
@Component
public class Citations {

    private final JdbcClient jdbc;
    private final Regulations regulations;
    private final Laws laws;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    Citations(JdbcClient jdbc, Regulations regulations, Laws laws, AuditTrail audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.regulations = regulations;
        this.laws = laws;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a rule says now. */
    private record Quoted(String title, String label, String text) {}

    /**
     * Cites a rule; its words are kept as they are now.
     *
     * @param subject id or code of what rests on it; whoever cites answers for its being there
     * @throws Refusal where there is no such clause, it is a draft's, or it is cited already
     */
    @Transactional
    public UUID cite(long county, Kind kind, String subject, ClauseRef ref) {
        String by = Office.writing(county).actorName();
        Quoted quoted = quoted(county, ref);
        UUID id = ids.next();
        try {
            jdbc.sql("""
                insert into coordination.citation (id, county, subject_kind, subject, source, version, law, law_date, number, title, label,
                    quoted, cited_at, cited_by)
                values (:id, :county, :kind, :subject, :source, :version, :law, :date, :number, :title, :label, :quoted, :now, :by)
                """)
                    .param("id", id)
                    .param("county", county)
                    .param("kind", kind.name())
                    .param("subject", subject)
                    .param("source", ref.version() == null ? "LAW" : "REGULATION")
                    .param("version", ref.version(), Types.OTHER)
                    .param("law", ref.law())
                    .param("date", ref.date(), Types.DATE)
                    .param("number", ref.number())
                    .param("title", quoted.title())
                    .param("label", quoted.label())
                    .param("quoted", quoted.text())
                    .param("now", Timestamp.from(clock.instant()))
                    .param("by", by)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refusal(Message.of("citation.twice", quoted.title(), quoted.label()));
        }
        record(county, "add", kind, subject, quoted.title() + quoted.label());
        return id;
    }

    private Quoted quoted(long county, ClauseRef ref) {
        if (ref.version() == null) {
            LawVersion law = laws.version(Objects.requireNonNull(ref.law()), Objects.requireNonNull(ref.date()));
            Clause article = law.article(ref.number()).orElseThrow(() -> absent(ref));
            return new Quoted(law.fullTitle(), label(article), article.text());
        }
        RegulationVersion version = regulations.version(county, ref.version());
        if (version.state().draft()) {
            throw new Refusal(Message.of("citation.draft"));
        }
        Clause clause = version.clauses().stream()
                .filter(each -> each.number() == ref.number())
                .findFirst()
                .orElseThrow(() -> absent(ref));
        return new Quoted(regulations.find(county, version.regulation()).title(), label(clause), clause.text());
    }

    private static String label(Clause clause) {
        return clause.label() == null ? "" : clause.label();
    }

    private static Refusal absent(ClauseRef ref) {
        return new Refusal(Message.of("regulation.clause.absent", ref.number()));
    }

    /** Takes a citation away; that it was there is on record. */
    @Transactional
    public void remove(long county, UUID id) {
        Office.writing(county);
        Citation citation = find(county, id);
        jdbc.sql("delete from coordination.citation where county = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .update();
        record(county, "remove", citation.kind(), citation.subject(), citation.title() + citation.label());
    }

    private void record(long county, String deed, Kind kind, String subject, String rule) {
        audit.record(county, "coordination.citation." + deed, subject, Map.of("kind", kind.name(), "rule", rule));
    }

    @Transactional(readOnly = true)
    public Citation find(long county, UUID id) {
        return jdbc.sql("select * from coordination.citation where county = :county and id = :id")
                .param("county", county)
                .param("id", id)
                .query((row, n) -> citation(row))
                .optional()
                .orElseThrow(() -> Refusal.absent("citation"));
    }

    /** On what something rests, the first cited first. */
    @Transactional(readOnly = true)
    public List<Citation> of(long county, Kind kind, String subject) {
        return jdbc.sql("""
            select * from coordination.citation where county = :county and subject_kind = :kind and subject = :subject order by id
            """)
                .param("county", county)
                .param("kind", kind.name())
                .param("subject", subject)
                .query((row, n) -> citation(row))
                .list();
    }

    private static Citation citation(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Citation(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("subject_kind")),
                row.getString("subject"),
                new ClauseRef(
                        row.getObject("version", UUID.class),
                        row.getString("law"),
                        row.getObject("law_date", LocalDate.class),
                        row.getInt("number")),
                row.getString("title"),
                row.getString("label"),
                row.getString("quoted"),
                row.getTimestamp("cited_at").toInstant(),
                row.getString("cited_by"));
    }
}
