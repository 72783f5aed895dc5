package cn.yipanqi.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * A cookie beside the session's. Over TLS its name says that no page without TLS and no neighbouring host can have set it (the prefixes of
 * RFC 6265bis): {@code __Host-} where it goes with every request, {@code __Secure-} where only with some. Without TLS, at the demo, it has
 * its plain name.
 *
 * @param name without prefix
 * @param path with which requests it goes; {@code /} for all
 * @param kept how long the browser keeps it
 */
public record OwnCookie(String name, String path, Duration kept) {

    public void keep(String value, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(named(request), value)
                .path(request.getContextPath() + path)
                .maxAge(kept)
                .sameSite("Lax")
                .httpOnly(true)
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    public Optional<String> of(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        String named = named(request);
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(named))
                .map(Cookie::getValue)
                .findFirst();
    }

    private String named(HttpServletRequest request) {
        if (!request.isSecure()) {
            return name;
        }
        return (request.getContextPath() + path).equals("/") ? "__Host-" + name : "__Secure-" + name;
    }
}
