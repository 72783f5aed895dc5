package cn.yipanqi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Problem details (RFC 9457) for requests that never reach a controller. */
final class ApiProblems {

    private ApiProblems() {}

    static void unauthenticated(HttpServletRequest request, HttpServletResponse response, Exception cause)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        write(response, 401, "Unauthorized", "A bearer token is needed, and this one is missing, wrong or revoked.");
    }

    static void denied(HttpServletRequest request, HttpServletResponse response, Exception cause) throws IOException {
        write(response, 403, "Forbidden", "This role may not do this, or the CSRF token is missing.");
    }

    private static void write(HttpServletResponse response, int status, String title, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(title, status, detail));
    }
}
