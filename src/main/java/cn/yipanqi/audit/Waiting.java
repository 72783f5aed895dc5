package cn.yipanqi.audit;

import cn.yipanqi.database.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The deeds of the transaction at work, until it commits. A transaction within another has its own. */
final class Waiting {

    /** @param scope in whose name it was done */
    record Deed(long county, Scope scope, String action, String subject, String detail) {}

    private Waiting() {}

    static void add(Deed deed) {
        List<Deed> waiting = bound();
        if (waiting == null) {
            waiting = new ArrayList<>();
            TransactionSynchronizationManager.bindResource(Waiting.class, waiting);
            TransactionSynchronizationManager.registerSynchronization(new Binding(waiting));
        }
        waiting.add(deed);
    }

    /** In the order in which chains are locked by everybody: by county, and in one county as they were done. */
    static List<Deed> take() {
        List<Deed> waiting = bound();
        if (waiting == null) {
            return List.of();
        }
        List<Deed> taken =
                waiting.stream().sorted(Comparator.comparingLong(Deed::county)).toList();
        waiting.clear();
        return taken;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<Deed> bound() {
        return (List<Deed>) TransactionSynchronizationManager.getResource(Waiting.class);
    }

    /** Keeps the list with its transaction. */
    private record Binding(List<Deed> waiting) implements TransactionSynchronization {

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Waiting.class);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Waiting.class, waiting);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Waiting.class);
        }
    }
}
