package cn.yipanqi.intake;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.intake.reading.words.ColumnTerm;
import cn.yipanqi.intake.reading.words.Field;
import cn.yipanqi.intake.reading.words.TagRule;
import cn.yipanqi.intake.reading.words.Vocabulary;
import cn.yipanqi.ledger.TagVocabulary;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The words a county's workbooks are read with: the product's, and what its coordinator has added. */
@Component
public class Vocabularies implements TagVocabulary {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditTrail audit;

    Vocabularies(JdbcClient jdbc, Clock clock, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Vocabulary words(long county) {
        return Vocabulary.standard().withColumns(terms(county)).withTags(tags(county));
    }

    @Transactional(readOnly = true)
    public List<ColumnTerm> terms(long county) {
        return jdbc.sql("select term, field from intake.synonym where county = ? order by field, term")
                .param(county)
                .query((row, n) -> new ColumnTerm(row.getString("term"), Field.valueOf(row.getString("field")), null))
                .list();
    }

    @Transactional(readOnly = true)
    public List<TagRule> tags(long county) {
        return jdbc.sql("select code, name, terms, exclusions from intake.tag where county = ? order by code")
                .param(county)
                .query((row, n) -> new TagRule(
                        row.getString("code"),
                        row.getString("name"),
                        Arrays.asList((String[]) row.getArray("terms").getArray()),
                        Arrays.asList((String[]) row.getArray("exclusions").getArray())))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Tag> of(long county) {
        return Vocabulary.standard().withTags(tags(county)).tags().stream()
                .map(rule -> new Tag(rule.code(), rule.name()))
                .toList();
    }

    /** Says what a header means in this county from now on. */
    @Transactional
    public void add(long county, String term, Field field) {
        String plain = term.strip();
        if (plain.isEmpty() || plain.length() > 40) {
            throw new Refusal(Message.of("intake.synonym.term"));
        }
        jdbc.sql("""
                        insert into intake.synonym (county, term, field, at) values (:county, :term, :field, :at)
                        on conflict (county, term) do update set field = excluded.field, at = excluded.at
                        """)
                .param("county", county)
                .param("term", plain)
                .param("field", field.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        audit.record(county, "intake.synonym", plain, Map.of("field", field.name()));
    }

    @Transactional
    public void remove(long county, String term) {
        if (jdbc.sql("delete from intake.synonym where county = ? and term = ?")
                        .params(county, term)
                        .update()
                == 0) {
            throw Refusal.absent("synonym");
        }
        audit.record(county, "intake.synonym.remove", term, Map.of());
    }

    @Transactional
    public void keep(long county, TagRule tag) {
        if (!tag.code().matches("(audience|campaign)\\.[a-z0-9_]+")
                || tag.name().isBlank()
                || tag.terms().stream().allMatch(String::isBlank)) {
            throw new Refusal(Message.of("intake.tag.incomplete"));
        }
        jdbc.sql("""
                        insert into intake.tag (county, code, name, terms, exclusions)
                        values (:county, :code, :name, :terms, :exclusions)
                        on conflict (county, code) do update
                            set name = excluded.name, terms = excluded.terms, exclusions = excluded.exclusions
                        """)
                .param("county", county)
                .param("code", tag.code())
                .param("name", tag.name().strip())
                .param("terms", tag.terms().toArray(String[]::new))
                .param("exclusions", tag.exclusions().toArray(String[]::new))
                .update();
        audit.record(county, "intake.tag", tag.code(), Map.of("name", tag.name().strip()));
    }

    /** Forgets the county's own tag; where the product has one of that code, it holds again. Entries keep what they bear. */
    @Transactional
    public void removeTag(long county, String code) {
        if (jdbc.sql("delete from intake.tag where county = ? and code = ?")
                        .params(county, code)
                        .update()
                == 0) {
            throw Refusal.absent("tag");
        }
        audit.record(county, "intake.tag.remove", code, Map.of());
    }
}
