package cn.yipanqi.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/**
 * Stands between the connection and whatever reads a request's body, be it fields, files or JSON: counts what comes, and ends it where it
 * becomes too much or trickles. A sender who leaves the length unsaid is thus held to the same.
 */
public final class BodyGauge implements InputBuffer {

    private static final String NAME = BodyGauge.class.getName();

    private final InputBuffer wire;
    private final Limits limits;
    private final Clock clock;
    private final Instant begun;
    private long most;
    private long come;

    BodyGauge(InputBuffer wire, Limits limits, Clock clock) {
        this.wire = wire;
        this.limits = limits;
        this.clock = clock;
        this.begun = clock.instant();
        this.most = limits.uploads().toBytes();
    }

    void on(HttpServletRequest request) {
        request.setAttribute(NAME, this);
    }

    /**
     * Says how much of a body may come here, now that it is known who sends what.
     *
     * @throws BodyRefused where more is announced
     */
    public static void allow(HttpServletRequest request, DataSize most) {
        if (request.getAttribute(NAME) instanceof BodyGauge gauge) {
            gauge.most = most.toBytes();
        }
        if (request.getContentLengthLong() > most.toBytes()) {
            throw new BodyRefused(HttpStatus.CONTENT_TOO_LARGE, null);
        }
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) {
        int read = read(handler);
        come += Math.max(0, read);
        if (come > most) {
            throw new BodyRefused(HttpStatus.CONTENT_TOO_LARGE, null);
        }
        if (read >= 0 && isTrickle()) {
            throw new BodyRefused(HttpStatus.REQUEST_TIMEOUT, null);
        }
        return read;
    }

    /** A sender who falls silent or goes away is no fault of ours. */
    private int read(ApplicationBufferHandler handler) {
        try {
            return wire.doRead(handler);
        } catch (SocketTimeoutException silent) {
            throw new BodyRefused(HttpStatus.REQUEST_TIMEOUT, silent);
        } catch (IOException gone) {
            throw new BodyRefused(HttpStatus.BAD_REQUEST, gone);
        }
    }

    private boolean isTrickle() {
        Duration beyond = Duration.between(begun, clock.instant()).minus(limits.bodyGrace());
        return come < beyond.toMillis() * limits.bodyRate().toBytes() / 1000;
    }

    @Override
    public int available() {
        return wire.available();
    }
}
