package cn.yipanqi.notify.inbox;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.notify.EveryCounty;
import cn.yipanqi.notify.Job;
import cn.yipanqi.shared.RegionCode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets messages go after twelve months, with the mail that repeated them. */
@Component
class OldMessages implements Job {

    private static final int MONTHS = 12;

    private final JdbcClient jdbc;
    private final EveryCounty counties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OldMessages(JdbcClient jdbc, EveryCounty counties, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.counties = counties;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notify.old-messages";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(24);
    }

    @Override
    public void run() {
        counties.each(name(), "select distinct county from notify.message", this::letGo);
    }

    private void letGo(long county) {
        Timestamp before = Timestamp.from(LocalDate.now(clock)
                .minusMonths(MONTHS)
                .atStartOfDay(clock.getZone())
                .toInstant());
        CurrentScope.run(
                Scope.job(name(), RegionCode.county(county)),
                () -> transaction.executeWithoutResult(
                        status -> jdbc.sql("delete from notify.message where county = ? and at < ?")
                                .params(county, before)
                                .update()));
    }
}
