package cn.yipanqi.ledger.reading;

import cn.yipanqi.organisation.SevenHave;
import cn.yipanqi.organisation.point.Fact;
import cn.yipanqi.organisation.point.StationFact;
import cn.yipanqi.organisation.point.Subject;
import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 有台账: entries of the year up to a day that state the station. */
@Component
class StationLedger implements StationFact {

    private final JdbcClient jdbc;

    StationLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String point() {
        return SevenHave.LEDGER.name();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Subject, Fact> of(long county, Collection<Subject> subjects, LocalDate on) {
        LocalDate first = on.withDayOfYear(1);
        Map<UUID, Long> counts = new HashMap<>();
        jdbc.sql("""
                select station, count(*) as n from ledger.entry_now
                where county = :county and first_day between :from and :to and station is not null group by station
                """)
                .param("county", county)
                .param("from", first)
                .param("to", on)
                .query(row -> {
                    counts.put(row.getObject("station", UUID.class), row.getLong("n"));
                });
        Map<Subject, Fact> facts = new HashMap<>();
        for (Subject subject : subjects) {
            if (subject.isStation()) {
                long n = counts.getOrDefault(subject.id(), 0L);
                facts.put(
                        subject,
                        new Fact(
                                n > 0,
                                Message.of("point.fact.ledger", on.getYear(), n),
                                n > 0 ? StationActivity.entries(county, subject, first, on) : null));
            }
        }
        return facts;
    }
}
