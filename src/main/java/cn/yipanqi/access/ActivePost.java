package cn.yipanqi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Under which of his grants whoever is signed in acts: the session remembers his choice. */
public final class ActivePost {

    private static final String CHOSEN = "post";

    private ActivePost() {}

    static @Nullable UUID chosen(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(CHOSEN) instanceof UUID chosen ? chosen : null;
    }

    /** From the next request on. The session goes by a new name, as whenever it comes to be allowed something else. */
    public static void choose(HttpServletRequest request, UUID grant) {
        request.getSession().setAttribute(CHOSEN, grant);
        request.changeSessionId();
    }
}
