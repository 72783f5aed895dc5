package cn.yipanqi.ledger.vouching;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.notify.EveryCounty;
import cn.yipanqi.notify.Job;
import cn.yipanqi.shared.RegionCode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** On the first days of a month, reminds units and stations of the month before, once. */
@Component
class VouchingReminderJob implements Job {

    private static final String NAME = "ledger.vouching";
    private static final int LAST_DAY = 5;

    private final EveryCounty counties;
    private final Vouchings vouchings;
    private final Clock clock;

    VouchingReminderJob(EveryCounty counties, Vouchings vouchings, Clock clock) {
        this.counties = counties;
        this.vouchings = vouchings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(3);
    }

    @Override
    public void run() {
        run(LocalDate.now(clock));
    }

    /** Of counties whose ledger has begun; a month that nobody began with is nothing to confirm. */
    void run(LocalDate today) {
        if (today.getDayOfMonth() > LAST_DAY) {
            return;
        }
        YearMonth month = YearMonth.from(today).minusMonths(1);
        counties.each(NAME, "select county from ledger.county_clock where posting > 0", county -> {
            Scope scope = Scope.job(NAME, RegionCode.county(county));
            CurrentScope.run(scope, () -> vouchings.remindOnce(county, month));
        });
    }
}
