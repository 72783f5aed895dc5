package cn.yipanqi.organisation;

import cn.yipanqi.shared.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The county's partners outside the mass organisations. They are registered as they are named; nobody keeps a list beforehand. */
@Component
public class OutsideBodies {

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Deeds deeds;

    OutsideBodies(JdbcClient jdbc, Ids ids, Deeds deeds) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.deeds = deeds;
    }

    /** The body of that name, registered where there is none. */
    @Transactional
    public Registered bodyFor(long county, String name) {
        return bodiesFor(county, List.of(name)).values().iterator().next();
    }

    /**
     * Several at once; names that differ only in width or spaces are the same body.
     *
     * @return by the names as given
     */
    @Transactional
    public Map<String, Registered> bodiesFor(long county, Collection<String> names) {
        deeds.mayWrite(county);
        Map<String, UUID> known = byKey(county);
        Map<String, Registered> answers = new LinkedHashMap<>();
        // In one order for everyone, so that two who register the same names never wait for each other.
        for (String name :
                names.stream().sorted().collect(java.util.stream.Collectors.toCollection(LinkedHashSet::new))) {
            String kept = deeds.name(name, "organisation.body.name");
            UUID there = known.get(Spelling.key(kept));
            Registered answer = there != null ? new Registered(there, false) : register(county, kept);
            known.put(Spelling.key(kept), answer.id());
            answers.put(name, answer);
        }
        return answers;
    }

    private Map<String, UUID> byKey(long county) {
        Map<String, UUID> known = new HashMap<>();
        jdbc.sql("select id, name from organisation.outside_body where county = ?")
                .param(county)
                .query((row, n) -> new OutsideBody(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .forEach(body -> known.put(Spelling.key(body.name()), body.id()));
        return known;
    }

    private Registered register(long county, String name) {
        UUID id = ids.next();
        int inserted = jdbc.sql("""
                        insert into organisation.outside_body (id, county, name) values (:id, :county, :name)
                        on conflict (county, name) do nothing
                        """)
                .params(Map.of("id", id, "county", county, "name", name))
                .update();
        if (inserted > 0) {
            deeds.record(county, "body.add", id, name);
            return new Registered(id, true);
        }
        UUID there = jdbc.sql("select id from organisation.outside_body where county = ? and name = ?")
                .params(county, name)
                .query(UUID.class)
                .single();
        return new Registered(there, false);
    }
}
