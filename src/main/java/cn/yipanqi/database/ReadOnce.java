package cn.yipanqi.database;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers, for the length of a read-only transaction, what several readers of one page ask for alike. Where something may be written, or
 * outside a transaction, nothing is remembered.
 */
public final class ReadOnce {

    private ReadOnce() {}

    /**
     * @param what names the reader
     * @param of what is asked of it
     */
    @SuppressWarnings("unchecked")
    public static <T> T of(Class<?> what, Object of, Supplier<T> read) {
        if (!remembering()) {
            return read.get();
        }
        Map<Key, Object> kept = kept();
        Key key = new Key(what, of);
        Object known = kept.get(key);
        if (known == null) {
            known = read.get();
            kept.put(key, known);
        }
        return (T) known;
    }

    /** Keeps an answer that came along with another, for whoever asks for it later in the transaction. */
    public static void keep(Class<?> what, Object of, Object answer) {
        if (remembering()) {
            kept().put(new Key(what, of), answer);
        }
    }

    private static boolean remembering() {
        return TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    private static Map<Key, Object> kept() {
        for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof Kept kept) {
                return kept.answers;
            }
        }
        Kept kept = new Kept();
        TransactionSynchronizationManager.registerSynchronization(kept);
        return kept.answers;
    }

    private record Key(Class<?> what, Object of) {}

    /** Ends with its transaction, and steps aside with it while another one runs. */
    private static final class Kept implements TransactionSynchronization {

        private final Map<Key, Object> answers = new HashMap<>();
    }
}
