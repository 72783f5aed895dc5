package cn.yipanqi.persons.retention;

import cn.yipanqi.persons.retention.Rule.Kind;
import cn.yipanqi.persons.retention.Rule.Length;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules as the database has them. */
@Component
class Rules {

    private final JdbcClient jdbc;

    Rules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    List<Rule> all() {
        return jdbc.sql("select * from persons.retention_rule order by position")
                .query((row, n) -> new Rule(
                        Kind.valueOf(row.getString("code")),
                        new Length(row.getInt("months"), row.getInt("days")),
                        new Length(row.getInt("least_months"), row.getInt("least_days")),
                        row.getBoolean("of_county")))
                .list();
    }

    /** A county's, or the installation's. */
    @Transactional(readOnly = true)
    List<Rule> of(boolean county) {
        return all().stream().filter(rule -> rule.ofCounty() == county).toList();
    }
}
