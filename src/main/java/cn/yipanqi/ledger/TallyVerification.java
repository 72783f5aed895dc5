package cn.yipanqi.ledger;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares every county's tallies with its matters, or brings them back in step ({@code --rebuild}), and says what it found. */
@Component
@Profile("tally-verify")
class TallyVerification implements ApplicationRunner, ExitCodeGenerator {

    private static final Scope WHOLE = new Scope(
            null, "tally-verify", 0, 1_000_000, 0, 1_000_000, Scope.Entries.NONE, null, null, java.util.Set.of());

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private int differing;

    TallyVerification(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (arguments.containsOption("rebuild")) {
            CurrentScope.run(
                    WHOLE,
                    () -> transaction.executeWithoutResult(status -> jdbc.sql("select ledger.rebuild_tallies()")
                            .query((row, n) -> n)
                            .list()));
        }
        List<String> counties = CurrentScope.call(
                WHOLE,
                () -> transaction.execute(
                        status -> jdbc.sql("""
                        select county || ': ' || count(*) from (
                            (select * from ledger.tallies_due(0, 1000000) except select * from ledger.tally where n <> 0)
                            union all
                            (select * from ledger.tally where n <> 0 except select * from ledger.tallies_due(0, 1000000))) differing
                        group by county order by county
                        """).query(String.class).list()));
        differing = counties.size();
        counties.forEach(System.out::println);
        System.out.println(differing == 0 ? "Tallies equal entries." : differing + " counties differ.");
    }

    @Override
    public int getExitCode() {
        return differing == 0 ? 0 : 1;
    }
}
