package cn.yipanqi.organisation;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Further names by which a county knows its townships. */
@Component
public class TownshipAliases {

    private final JdbcClient jdbc;
    private final Directory directory;
    private final Deeds deeds;
    private final AuditTrail audit;

    TownshipAliases(JdbcClient jdbc, Directory directory, Deeds deeds, AuditTrail audit) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.deeds = deeds;
        this.audit = audit;
    }

    /**
     * Keeps an alias. Said twice of the same township, it is kept once.
     *
     * @param region the township, twelve digits
     * @throws Refusal where it is not the county's, or the alias is another township's name
     */
    @Transactional
    public void add(long county, long region, String alias) {
        deeds.mayWrite(county);
        CountyDirectory all = directory.of(county);
        Township township = all.township(region).orElseThrow(() -> Refusal.absent("township"));
        String key = deeds.key(alias, "organisation.alias");
        Optional<Township> other = all.townships().stream()
                .filter(each -> each.low() != region)
                .filter(each -> each.name().equals(key) || each.aliases().contains(key))
                .findFirst();
        if (other.isPresent()) {
            throw taken(key, other.get().name());
        }
        int added = jdbc.sql("""
            insert into organisation.region_alias (county, alias, region) values (:county, :alias, :region)
            on conflict (county, alias) do nothing
            """)
                .params(Map.of("county", county, "alias", key, "region", region))
                .update();
        if (added > 0) {
            audit.record(
                    county,
                    "organisation.township.alias",
                    township.digits(),
                    Map.of("name", township.name() + " = " + key));
        } else if (!township.aliases().contains(key) && !stands(county, key, region)) {
            throw taken(key, "");
        }
    }

    /** Whether someone else kept the same alias of the same township meanwhile. */
    private boolean stands(long county, String key, long region) {
        return jdbc.sql("select region from organisation.region_alias where county = ? and alias = ?")
                .params(county, key)
                .query(Long.class)
                .optional()
                .equals(Optional.of(region));
    }

    @Transactional
    public void remove(long county, long region, String alias) {
        deeds.mayWrite(county);
        String key = Spelling.key(alias);
        int removed = jdbc.sql("delete from organisation.region_alias where county = ? and region = ? and alias = ?")
                .params(county, region, key)
                .update();
        if (removed == 0) {
            throw Refusal.absent("alias");
        }
        audit.record(county, "organisation.township.alias.remove", Long.toString(region / 1000), Map.of("name", key));
    }

    private static Refusal taken(String alias, String by) {
        return new Refusal(Message.of("organisation.refused.alias.taken", alias, by));
    }
}
