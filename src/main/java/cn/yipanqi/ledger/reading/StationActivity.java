package cn.yipanqi.ledger.reading;

import cn.yipanqi.organisation.SevenHave;
import cn.yipanqi.organisation.point.Fact;
import cn.yipanqi.organisation.point.StationFact;
import cn.yipanqi.organisation.point.Subject;
import cn.yipanqi.shared.Message;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 有活动: matters at a station, and entries that name a home, in the twelve months up to a day's. */
@Component
class StationActivity implements StationFact {

    private static final int MONTHS = 12;

    private final JdbcClient jdbc;

    StationActivity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String point() {
        return SevenHave.ACTIVITY.name();
    }

    /** From the tallies, for all stations at once; of homes, which are not tallied, from the period's entries. */
    @Override
    @Transactional(readOnly = true)
    public Map<Subject, Fact> of(long county, Collection<Subject> subjects, LocalDate on) {
        YearMonth last = YearMonth.from(on);
        YearMonth first = last.minusMonths(MONTHS - 1L);
        Map<UUID, Long> counts = new HashMap<>();
        jdbc.sql("""
                select station as subject, sum(n) as n from ledger.tally
                where county = :county and role = 'COUNTY' and month between :from and :to group by station having sum(n) > 0
                union all
                select home, count(distinct matter) from ledger.entry_now
                where county = :county and first_day between :from and :last and home is not null group by home
                """)
                .param("county", county)
                .param("from", first.atDay(1))
                .param("to", last.atDay(1))
                .param("last", last.atEndOfMonth())
                .query(row -> {
                    counts.put(row.getObject("subject", UUID.class), row.getLong("n"));
                });
        Map<Subject, Fact> facts = new HashMap<>();
        for (Subject subject : subjects) {
            long n = counts.getOrDefault(subject.id(), 0L);
            String url =
                    subject.isStation() && n > 0 ? entries(county, subject, first.atDay(1), last.atEndOfMonth()) : null;
            facts.put(subject, new Fact(n > 0, Message.of("point.fact.activity", n), url));
        }
        return facts;
    }

    static String entries(long county, Subject station, LocalDate from, LocalDate to) {
        return String.format(
                Locale.ROOT, "/entries?county=%06d&from=%s&to=%s&station=%s", county, from, to, station.id());
    }
}
