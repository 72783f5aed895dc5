package cn.yipanqi.access.factor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the holder of a session last proved himself by all he has: kept in the session, so every node knows it. */
public final class Proof {

    /** How long a proof serves for what weighs heavily. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    private static final String AT = "proved at";

    private Proof() {}

    public static Optional<Instant> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(AT) instanceof Long at
                ? Optional.of(Instant.ofEpochMilli(at))
                : Optional.empty();
    }

    public static boolean isFresh(HttpServletRequest request, Clock clock) {
        return of(request).filter(at -> at.plus(FRESH).isAfter(clock.instant())).isPresent();
    }

    /** Notes a proof, under a new session id: what was known of the session before it does not inherit it. */
    public static void note(HttpServletRequest request, Clock clock) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(AT, clock.millis());
    }

    /** Somebody signs in over what the session was before. */
    public static void forget(HttpServletRequest request) {
        request.getSession().removeAttribute(AT);
    }

    /** What was asked for, within the site. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
