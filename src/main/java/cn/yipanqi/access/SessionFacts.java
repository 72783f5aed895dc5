package cn.yipanqi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What a session notes of its own beginning: when, from which address, with what browser. Its holder sees it on the page of his account. */
final class SessionFacts {

    /** However busy a session is, after so long one signs in anew (GB/T 22239; OWASP ASVS 7.3.2). */
    static final Duration LONGEST = Duration.ofHours(12);

    static final String SINCE = "signed in at";
    static final String ADDRESS = "address";
    static final String AGENT = "agent";
    private static final String WAY = "signed in by";
    private static final int LONGEST_AGENT = 300;

    private SessionFacts() {}

    static void note(HttpServletRequest request, Way way, Clock clock) {
        HttpSession session = request.getSession();
        String agent = request.getHeader("User-Agent");
        session.setAttribute(SINCE, clock.millis());
        session.setAttribute(WAY, way);
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        session.setAttribute(AGENT, agent == null ? "" : agent.substring(0, Math.min(LONGEST_AGENT, agent.length())));
    }

    /** By what the session was begun. */
    static Way way(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(WAY) instanceof Way way ? way : Way.PASSWORD;
    }

    static boolean tooOld(HttpSession session, Clock clock) {
        return session.getAttribute(SINCE) instanceof Long since
                && !Instant.ofEpochMilli(since).plus(LONGEST).isAfter(clock.instant());
    }
}
