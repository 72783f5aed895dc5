package cn.yipanqi.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Where a page is: its path within the site and its query, as the browser sent them.
 *
 * @param path begins with exactly one slash, percent-encoded
 * @param query {@code name=value} pairs, percent-encoded, in order
 */
record Address(String path, List<String> query) {

    /**
     * Address a visitor can come back to: the request's own, the one an error is about, or for a sent form the page it was sent from, since
     * its own address answers no link.
     */
    static Address of(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return from(request.getHeader(HttpHeaders.REFERER), request);
        }
        return requested(request);
    }

    /** Address that was asked for, by whatever method; while an error is being answered, the one that failed. */
    static Address requested(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : failed.toString();
        return new Address(within(path, request), pairs(request.getQueryString()));
    }

    private static Address from(@Nullable String page, HttpServletRequest request) {
        if (page != null) {
            try {
                URI uri = new URI(page);
                if (request.getServerName().equals(uri.getHost()) && uri.getRawPath() != null) {
                    return new Address(within(uri.getRawPath(), request), pairs(uri.getRawQuery()));
                }
            } catch (URISyntaxException e) {
                return new Address("/", List.of());
            }
        }
        return new Address("/", List.of());
    }

    /** Without the context path, and never with two slashes or a backslash first: a browser would take that for another site. */
    private static String within(String path, HttpServletRequest request) {
        String own = path.startsWith(request.getContextPath())
                ? path.substring(request.getContextPath().length())
                : path;
        return "/" + own.replaceFirst("^[/\\\\]+", "");
    }

    private static List<String> pairs(@Nullable String query) {
        return query == null || query.isEmpty() ? List.of() : List.of(query.split("&"));
    }

    /** The value of a query parameter, decoded, if it is there. */
    @Nullable
    String value(String name) {
        return query.stream()
                .filter(pair -> name(pair).equals(name))
                .map(pair -> decoded(pair.substring(Math.min(pair.length(), pair.indexOf('=') + 1))))
                .findFirst()
                .orElse(null);
    }

    Address without(String... names) {
        List<String> gone = Arrays.asList(names);
        return new Address(
                path, query.stream().filter(pair -> !gone.contains(name(pair))).toList());
    }

    Address with(String name, Object value) {
        String pair = encoded(name) + "=" + encoded(value.toString());
        return new Address(
                path,
                Stream.concat(without(name).query.stream(), Stream.of(pair)).toList());
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return decoded(equals < 0 ? pair : pair.substring(0, equals));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return path + (query.isEmpty() ? "" : query.stream().collect(Collectors.joining("&", "?", "")));
    }
}
