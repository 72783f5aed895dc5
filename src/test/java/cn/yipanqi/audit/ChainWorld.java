package cn.yipanqi.audit;

import cn.yipanqi.TestScopes;
import cn.yipanqi.database.CurrentScope;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Chains as the product makes them, and what the owner of the database may do to them. */
@TestComponent
class ChainWorld {

    static final String ACTION = "access.token.make";

    private final AuditTrail trail;
    private final ChainVerifier verifier;
    private final TransactionTemplate transaction;
    private final JdbcClient owner;

    ChainWorld(
            AuditTrail trail,
            ChainVerifier verifier,
            PlatformTransactionManager transactions,
            @FlywayDataSource DataSource owner) {
        this.trail = trail;
        this.verifier = verifier;
        this.transaction = new TransactionTemplate(transactions);
        this.owner = JdbcClient.create(owner);
    }

    /** A county with so many records, each in a transaction of its own. */
    long county(int records) {
        long county = TestScopes.freshCounty();
        for (int i = 1; i <= records; i++) {
            record(county, "subject-" + i);
        }
        return county;
    }

    void record(long county, String subject) {
        CurrentScope.run(
                TestScopes.coordinator(county),
                () -> transaction.executeWithoutResult(
                        status -> trail.record(county, ACTION, subject, Map.of("说", "明", "n", 1.50))));
    }

    ChainVerifier.Verdict verdict(List<ChainHead> given) {
        return CurrentScope.call(AuditVerification.WHOLE, () -> verifier.verify(given));
    }

    /** What is wrong with one county, as keys and what they name: {@code changed[3]}. */
    List<String> wrong(long county, List<ChainHead> given) {
        return verdict(given).findings().stream()
                .filter(finding -> finding.county() == county)
                .map(finding -> finding.sentence().toString().replace("audit.verify.", ""))
                .toList();
    }

    JdbcClient owner() {
        return owner;
    }

    /** Statements as the owner, with what would stop a mistake put out of the way. */
    void attack(long county, String... statements) {
        owner.sql("alter table audit.event disable trigger user").update();
        try {
            for (String statement : statements) {
                owner.sql(statement.replace(":county", Long.toString(county))).update();
            }
        } finally {
            owner.sql("alter table audit.event enable trigger user").update();
        }
    }
}
