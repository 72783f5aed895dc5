package cn.yipanqi.coordination.regulation;

import cn.yipanqi.organisation.SevenHave;
import cn.yipanqi.organisation.point.Fact;
import cn.yipanqi.organisation.point.StationFact;
import cn.yipanqi.organisation.point.Subject;
import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 有制度: a regulation on duties or processes that is in force on the day binds every station and home of the county. */
@Component
class StationRules implements StationFact {

    private final JdbcClient jdbc;

    StationRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String point() {
        return SevenHave.RULES.name();
    }

    /** Nothing is known where the county keeps no such regulation here: it may hang on the wall all the same. */
    @Override
    @Transactional(readOnly = true)
    public Map<Subject, Fact> of(long county, Collection<Subject> subjects, LocalDate on) {
        List<String> titles = jdbc.sql("""
                select r.title from coordination.regulation r
                join coordination.regulation_version v on v.regulation = r.id
                where r.county = :county and r.kind in ('DUTIES', 'PROCESS')
                    and v.in_force_from <= :on and (v.ended_on is null or v.ended_on > :on)
                order by r.title
                """)
                .param("county", county)
                .param("on", on)
                .query(String.class)
                .list();
        Map<Subject, Fact> facts = new HashMap<>();
        if (!titles.isEmpty()) {
            Fact fact = new Fact(true, Message.of("point.fact.rules", titles.size(), titles.get(0)), null);
            subjects.forEach(subject -> facts.put(subject, fact));
        }
        return facts;
    }
}
