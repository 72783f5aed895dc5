package cn.yipanqi.access.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom the provider vouches for and no account is linked with: who he is there, and where he is expected. Kept in the session. */
public final class Stranger {

    private static final String SUBJECT = "provider subject unknown here";
    private static final String EXPECTED = "provider subject expected at";

    private Stranger() {}

    /** How the provider names him, if it has just vouched for him. */
    public static Optional<String> subject(HttpServletRequest request) {
        return text(request, SUBJECT);
    }

    /** Should he turn out to be a stranger, he is led to that page instead of the one that sends him away. */
    public static void expectAt(HttpServletRequest request, String path) {
        request.getSession().setAttribute(EXPECTED, path);
    }

    static String came(HttpServletRequest request, String subject) {
        request.getSession().setAttribute(SUBJECT, subject);
        return text(request, EXPECTED).orElse(ProviderSignIn.STRANGER);
    }

    /** He is one no longer. */
    public static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.removeAttribute(SUBJECT);
        session.removeAttribute(EXPECTED);
    }

    private static Optional<String> text(HttpServletRequest request, String name) {
        HttpSession session = request.getSession(false);
        @Nullable Object kept = session == null ? null : session.getAttribute(name);
        return kept instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
