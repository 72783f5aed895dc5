package cn.yipanqi.access;

import java.time.Instant;
import org.springframework.security.core.AuthenticationException;

/** Too many failures lately; from a known time on one may try again. */
class ThrottledException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private final Instant opensAt;

    ThrottledException(Instant opensAt) {
        super("throttled");
        this.opensAt = opensAt;
    }

    Instant opensAt() {
        return opensAt;
    }
}
