package cn.yipanqi.access.idempotency;

import cn.yipanqi.database.CurrentScope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Marks the claim of the request at work in every transaction that commits something for it, so that deed and mark stand or fall
 * together, and a request whose key was taken over cannot commit.
 */
@Component
class ClaimMarker implements TransactionExecutionListener {

    private static final ThreadLocal<@Nullable Claim> AT_WORK = new ThreadLocal<>();

    private final ObjectProvider<Requests> requests;

    ClaimMarker(ObjectProvider<Requests> requests) {
        this.requests = requests;
    }

    static void begin(Claim claim) {
        AT_WORK.set(claim);
    }

    static void end() {
        AT_WORK.remove();
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        Claim claim = AT_WORK.get();
        if (claim != null && !transaction.isReadOnly() && actsFor(claim)) {
            requests.getObject().carriedOut(claim);
        }
    }

    /** Not so a session that is saved or a job that is begun on the way: they are not what was asked. */
    private static boolean actsFor(Claim claim) {
        return CurrentScope.find()
                .map(scope -> claim.account().equals(scope.actor()))
                .orElse(false);
    }
}
