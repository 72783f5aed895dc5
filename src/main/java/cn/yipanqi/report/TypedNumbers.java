package cn.yipanqi.report;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.report.template.Inline;
import cn.yipanqi.report.template.ReportText;
import java.sql.Timestamp;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who typed which number of an edition. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TypedNumbers {

    private final JdbcClient jdbc;

    TypedNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name, the latest of each. */
    Map<String, TypedNumber> of(Edition edition) {
        return jdbc
                .sql("""
                        select distinct on (name) * from report.typed_number
                        where county = ? and edition = ? order by name, revision desc
                        """)
                .params(edition.county(), edition.id())
                .query((row, n) -> new TypedNumber(
                        row.getString("name"),
                        row.getString("value"),
                        row.getString("unit"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor_name")))
                .stream()
                .collect(Collectors.toMap(TypedNumber::name, number -> number));
    }

    /** Signs what is new or changed in the edition's present text, in the name of whoever saves it. */
    void sign(Edition edition, ReportText text) {
        Map<String, TypedNumber> before = of(edition);
        TypedNumber.in(text).forEach((name, token) -> {
            TypedNumber known = before.get(name);
            if (known == null || !known.says(token)) {
                add(edition, token);
            }
        });
    }

    private void add(Edition edition, Inline.Typed token) {
        jdbc.sql("""
                        insert into report.typed_number (edition, county, name, revision, value, unit, at, actor, actor_name)
                        values (:edition, :county, :name, :revision, :value, :unit, :at, :actor, :by)
                        """)
                .param("edition", edition.id())
                .param("county", edition.county())
                .param("name", token.name())
                .param("revision", edition.revision())
                .param("value", Objects.requireNonNull(token.value()))
                .param("unit", token.unit())
                .param("at", Timestamp.from(edition.changed().at()))
                .param("actor", CurrentScope.get().actor())
                .param("by", edition.changed().by())
                .update();
    }
}
