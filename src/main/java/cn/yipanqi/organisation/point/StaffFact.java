package cn.yipanqi.organisation.point;

import cn.yipanqi.organisation.CountyDirectory;
import cn.yipanqi.organisation.Directory;
import cn.yipanqi.organisation.SevenHave;
import cn.yipanqi.organisation.Station;
import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 有人员: posts held at the station on the day, else the number of staff as registered. */
@Component
class StaffFact implements StationFact {

    private final JdbcClient jdbc;
    private final Directory directory;

    StaffFact(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    @Override
    public String point() {
        return SevenHave.STAFF.name();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Subject, Fact> of(long county, Collection<Subject> subjects, LocalDate on) {
        Map<UUID, Long> posts = new HashMap<>();
        jdbc.sql("""
                select station, count(*) as n from organisation.post
                where county = :county and station is not null and from_day <= :on
                    and (ended_on is null or ended_on > :on and ended_on > from_day)
                group by station
                """).param("county", county).param("on", on).query(row -> {
            posts.put(row.getObject("station", UUID.class), row.getLong("n"));
        });
        CountyDirectory register = directory.of(county);
        Map<Subject, Fact> facts = new HashMap<>();
        for (Subject subject : subjects) {
            if (subject.isStation()) {
                long held = posts.getOrDefault(subject.id(), 0L);
                Integer staff =
                        register.station(subject.id()).map(Station::staff).orElse(null);
                if (held > 0) {
                    facts.put(subject, new Fact(true, Message.of("point.fact.posts", held), null));
                } else if (staff != null) {
                    facts.put(subject, new Fact(staff > 0, Message.of("point.fact.staff", staff), null));
                }
            }
        }
        return facts;
    }
}
