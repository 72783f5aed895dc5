package cn.yipanqi.web.limit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request's body is not read to its end: there is too much of it, it comes too slowly, or the sender has gone. No {@link IOException}: for
 * one that comes while reading, Tomcat answers by itself and hears nobody any more.
 */
public final class BodyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    BodyRefused(HttpStatus status, @Nullable IOException cause) {
        super("body refused: " + status, cause);
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }

    /** Whether that is what lies behind a failure: bodies are read deep within whatever wants them. */
    public static @Nullable BodyRefused behind(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyRefused refused) {
                return refused;
            }
        }
        return null;
    }
}
