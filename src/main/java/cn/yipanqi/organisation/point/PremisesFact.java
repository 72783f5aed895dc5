package cn.yipanqi.organisation.point;

import cn.yipanqi.organisation.SevenHave;
import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 有场所: the address or the home that stands on the station's card, as it stands now. A home is a place itself. */
@Component
class PremisesFact implements StationFact {

    private final JdbcClient jdbc;

    PremisesFact(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String point() {
        return SevenHave.PREMISES.name();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Subject, Fact> of(long county, Collection<Subject> subjects, LocalDate on) {
        Map<UUID, String> places = new HashMap<>();
        jdbc.sql("""
                select c.station, coalesce(h.name, c.address) as place from organisation.station_card c
                left join organisation.home h on h.id = c.home
                where c.county = ? and (c.home is not null or c.address <> '')
                """).param(county).query(row -> {
            places.put(row.getObject("station", UUID.class), row.getString("place"));
        });
        Map<Subject, Fact> facts = new HashMap<>();
        for (Subject subject : subjects) {
            String place = places.get(subject.id());
            if (place != null && subject.isStation()) {
                facts.put(
                        subject,
                        new Fact(
                                true,
                                Message.of("point.fact.place", place),
                                "/organisation/stations/" + subject.id() + "/card"));
            }
        }
        return facts;
    }
}
