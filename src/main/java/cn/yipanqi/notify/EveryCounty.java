package cn.yipanqi.notify;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How a job goes from county to county: one that fails does not keep the others waiting. */
@Component
public class EveryCounty {

    private static final Logger log = LoggerFactory.getLogger(EveryCounty.class);
    private static final long BEYOND = 1_000_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    EveryCounty(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param query asks which counties, in one column, and writes nothing
     * @param work sets the county's scope and begins its transactions itself
     */
    public void each(String job, String query, LongConsumer work) {
        Scope reading = new Scope(null, job, 0, BEYOND, 0, 0, Scope.Entries.NONE, null, null, Set.of());
        List<Long> counties = CurrentScope.call(
                reading,
                () -> Objects.requireNonNull(transaction.execute(
                        status -> jdbc.sql(query).query(Long.class).list())));
        counties.stream().sorted().forEach(county -> attempt(job, county, work));
    }

    private static void attempt(String job, long county, LongConsumer work) {
        try {
            work.accept(county);
        } catch (RuntimeException e) {
            log.error("Job {} failed for county {}; the others go on", job, county, e);
        }
    }
}
