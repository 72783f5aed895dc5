package cn.yipanqi;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two deeds at once, in the order that finds races: the first is done and not yet committed when the second begins. */
public final class AtOnce {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public AtOnce(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** As below, with nothing left to do for the first once the second has begun. */
    public @Nullable Throwable second(Scope scope, Runnable first, Scope others, Runnable second) throws Exception {
        return second(scope, first, others, second, () -> {});
    }

    /**
     * Goes on with the first, and commits it, as soon as the second waits for it or has ended without waiting.
     *
     * @param then what the first does before it ends
     * @return what the second threw, none where it was done
     */
    public @Nullable Throwable second(Scope scope, Runnable first, Scope others, Runnable second, Runnable then)
            throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            AtomicReference<Future<?>> begun = new AtomicReference<>();
            CurrentScope.run(
                    scope,
                    () -> transaction.executeWithoutResult(status -> {
                        first.run();
                        begun.set(other.submit(() -> CurrentScope.run(others, second)));
                        while (!begun.get().isDone() && !somebodyWaits()) {
                            Thread.onSpinWait();
                        }
                        then.run();
                    }));
            begun.get().get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } finally {
            other.shutdownNow();
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }
}
