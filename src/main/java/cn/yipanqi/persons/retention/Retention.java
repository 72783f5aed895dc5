package cn.yipanqi.persons.retention;

import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.persons.EveryCounty;
import cn.yipanqi.shared.Ids;
import cn.yipanqi.shared.RegionCode;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries the rules out: each county in a transaction of its own, within that county's scope, once a day whichever node begins. */
@Component
public class Retention {

    private static final String JOB = "retention";

    /** Where what is no county's is noted. */
    static final long INSTALLATION = 0;

    private final JdbcClient jdbc;
    private final Rules rules;
    private final Holdings holdings;
    private final AuditTrail audit;
    private final Ids ids;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Retention(
            JdbcClient jdbc,
            Rules rules,
            Holdings holdings,
            AuditTrail audit,
            Ids ids,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.holdings = holdings;
        this.audit = audit;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** All counties that hold anything, then the installation. */
    public void run() {
        counties().forEach(this::run);
        run(INSTALLATION);
    }

    private List<Long> counties() {
        Scope reading = EveryCounty.scope(JOB);
        return CurrentScope.call(
                reading,
                () -> transaction.execute(
                        status -> jdbc.sql("""
                            select county from persons.personal_value union select county from persons.look
                            union select county from persons.sharing union select county from persons.request
                            union select county from persons.consent order by county
                            """).query(Long.class).list()));
    }

    /** @return what was done; none where it was done today already, here or on another node */
    public Optional<Run> run(long county) {
        return CurrentScope.call(scope(county), () -> transaction.execute(status -> begun(county)));
    }

    private Optional<Run> begun(long county) {
        UUID id = ids.next();
        LocalDate today = LocalDate.now(clock);
        // Another node that began a moment earlier is waited for, and found to have done it.
        int first = jdbc.sql("""
            insert into persons.retention_run (id, county, day, at) values (?, ?, ?, ?) on conflict do nothing
            """)
                .params(id, county, today, Timestamp.from(clock.instant()))
                .update();
        if (first == 0) {
            return Optional.empty();
        }
        List<Result> results = new ArrayList<>();
        for (Rule rule : rules.of(county != INSTALLATION)) {
            long gone = holdings.letGo(county, rule.kind(), rule.kept().before(today));
            results.add(new Result(
                    rule.kind(), gone, holdings.oldest(county, rule.kind()).orElse(null)));
        }
        results.forEach(result -> note(id, result));
        if (county != INSTALLATION) {
            audit.record(county, "persons.retention.run", id.toString(), counted(results));
        }
        return Optional.of(new Run(county, clock.instant(), results));
    }

    private void note(UUID run, Result result) {
        jdbc.sql("insert into persons.retention_result (run, rule, gone, oldest) values (:run, :rule, :gone, :oldest)")
                .param("run", run)
                .param("rule", result.kind().name())
                .param("gone", result.gone())
                .param("oldest", result.oldest() == null ? null : Timestamp.from(result.oldest()), Types.TIMESTAMP)
                .update();
    }

    private static Map<String, Long> counted(List<Result> results) {
        Map<String, Long> gone = new TreeMap<>();
        results.stream()
                .filter(result -> result.gone() > 0)
                .forEach(result -> gone.put(result.kind().name(), result.gone()));
        return gone;
    }

    /** What the county's rules would let go today; nothing is done but that somebody asked is on record. */
    public List<Result> rehearse(long county) {
        transaction.executeWithoutResult(
                status -> audit.record(county, "persons.retention.rehearse", Long.toString(county), Map.of()));
        LocalDate today = LocalDate.now(clock);
        return CurrentScope.call(
                scope(county),
                () -> transaction.execute(status -> rules.of(true).stream()
                        .map(rule -> new Result(
                                rule.kind(),
                                holdings.due(county, rule.kind(), rule.kept().before(today)),
                                holdings.oldest(county, rule.kind()).orElse(null)))
                        .toList()));
    }

    private static Scope scope(long county) {
        return county == INSTALLATION
                ? new Scope(null, JOB, 0, 1, 0, 1, Scope.Entries.ALL, null, null, Set.of())
                : Scope.job(JOB, RegionCode.county(county));
    }
}
