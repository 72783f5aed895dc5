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
    private static final String BY_FACTOR = "proved by factor";

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

    /** Whether a second factor was shown in this session. */
    public static boolean byFactor(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && Boolean.TRUE.equals(session.getAttribute(BY_FACTOR));
    }

    /**
     * Notes a proof, under a new session id: what was known of the session before it does not inherit it.
     *
     * @param factor whether it was by a second factor, and not by the password alone
     */
    public static void note(HttpServletRequest request, boolean factor, Clock clock) {
        HttpSession session = request.getSession();
        request.changeSessionId();
        session.setAttribute(AT, clock.millis());
        if (factor) {
            session.setAttribute(BY_FACTOR, true);
        }
    }

    /** Somebody signs in over what the session was before. */
    public static void forget(HttpServletRequest request) {
        request.getSession().removeAttribute(AT);
        request.getSession().removeAttribute(BY_FACTOR);
    }

    /** What was asked for, within the site. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
