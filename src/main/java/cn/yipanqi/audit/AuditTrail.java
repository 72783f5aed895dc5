package cn.yipanqi.audit;

import cn.yipanqi.database.CurrentScope;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Records decisions, in the name of whoever holds the current scope. */
@Component
public class AuditTrail {

    /** Isolations whose snapshot may lack the record before. */
    private static final Set<Integer> BLIND =
            Set.of(TransactionDefinition.ISOLATION_REPEATABLE_READ, TransactionDefinition.ISOLATION_SERIALIZABLE);

    private final JsonMapper json;

    AuditTrail(JsonMapper json) {
        this.json = json;
    }

    /**
     * Records a deed with the transaction that does it: written when that transaction commits, so that the county's chain is locked last
     * and only for a moment.
     *
     * @param county ledger code the deed concerns
     * @param action verb.object, for instance {@code ledger.merge}; named in the bundles as {@code audit.<action>}
     * @param subject what it was done to: an id or a figure's code
     * @param detail counts and references; never personal data
     * @throws IllegalTransactionStateException outside a transaction, and in one that reads a snapshot: read first, then write
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(long county, String action, String subject, Map<String, ?> detail) {
        @Nullable Integer isolation = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
        if (isolation != null && BLIND.contains(isolation)) {
            throw new IllegalTransactionStateException("nothing is recorded from within a snapshot: " + action);
        }
        Waiting.add(new Waiting.Deed(county, CurrentScope.get(), action, subject, json.writeValueAsString(detail)));
    }
}
