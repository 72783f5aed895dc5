package cn.yipanqi.coordination.meeting;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.notify.EveryCounty;
import cn.yipanqi.notify.Job;
import cn.yipanqi.shared.RegionCode;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets invitations go when their day is over, whether or not somebody has recorded yet who came. */
@Component
class PastNotices implements Job {

    private final EveryCounty counties;
    private final Notices notices;
    private final TransactionTemplate transaction;

    PastNotices(EveryCounty counties, Notices notices, PlatformTransactionManager transactions) {
        this.counties = counties;
        this.notices = notices;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "coordination.meeting.past-notices";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        counties.each(name(), "select distinct county from coordination.meeting where state = 'CALLED'", this::close);
    }

    private void close(long county) {
        CurrentScope.run(
                Scope.job(name(), RegionCode.county(county)),
                () -> transaction.executeWithoutResult(status -> notices.closePast(county)));
    }
}
