package cn.yipanqi.database;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The scope in which the current thread works. Set at the edges (a request, a job), read where a transaction begins. */
public final class CurrentScope {

    private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

    private CurrentScope() {}

    public static Optional<Scope> find() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** The scope of this thread; an error of the program where there is none. */
    public static Scope get() {
        return find().orElseThrow(() -> new IllegalStateException("no scope: nothing may be read or written"));
    }

    /** Runs the action within the scope and restores what was before, whatever happens. */
    public static <T extends @Nullable Object> T call(Scope scope, Supplier<T> action) {
        Scope before = CURRENT.get();
        CURRENT.set(scope);
        try {
            return action.get();
        } finally {
            restore(before);
        }
    }

    public static void run(Scope scope, Runnable action) {
        call(scope, () -> {
            action.run();
            return Boolean.TRUE;
        });
    }

    private static void restore(@Nullable Scope before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
