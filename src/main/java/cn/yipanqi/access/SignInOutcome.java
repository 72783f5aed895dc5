package cn.yipanqi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** After an attempt that failed: back to the form, which says why and still has the name, but never in the address. */
@Component
class SignInOutcome {

    private static final String NAME = "sign-in name";
    private static final int LONGEST_NAME = 100;

    private final Clock clock;

    SignInOutcome(Clock clock) {
        this.clock = clock;
    }

    void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String name = request.getParameter("name");
        HttpSession session = request.getSession(false);
        if (session != null && name != null && name.length() <= LONGEST_NAME) {
            session.setAttribute(NAME, name);
        }
        response.sendRedirect(request.getContextPath() + "/sign-in?" + how(why));
    }

    private String how(AuthenticationException why) {
        if (why instanceof ThrottledException throttled) {
            return "throttled=" + minutes(throttled);
        }
        return why instanceof WayRefusedException refused ? "refused=" + refused.why() : "failed";
    }

    /** What was typed as the name in the attempt before, told once. */
    static @Nullable String nameTyped(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(NAME) instanceof String name)) {
            return null;
        }
        session.removeAttribute(NAME);
        return name;
    }

    private long minutes(ThrottledException throttled) {
        return Math.max(
                1,
                Duration.between(clock.instant(), throttled.opensAt())
                        .plusSeconds(59)
                        .toMinutes());
    }
}
