package cn.yipanqi.web.limit;

import cn.yipanqi.web.EarlyFailures;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away what is too long or too much at once before anything is asked of the database, and logs whatever is refused behind it. */
public final class FrontDoor extends OncePerRequestFilter {

    /** Attribute of a request: the login of whoever makes it, once that is known. */
    public static final String ASKER = FrontDoor.class.getName() + " asker";

    /** What somebody is told who tries what is not his, or too much of it: it stands in the log (OWASP ASVS 5.0, 16.3). */
    private static final Set<Integer> TELLING = Set.of(400, 401, 403, 408, 413, 414, 429, 431);

    private static final Logger log = LoggerFactory.getLogger(FrontDoor.class);

    private final Limits limits;
    private final EarlyFailures failures;
    private final AtOnce atOnce;

    public FrontDoor(Limits limits, EarlyFailures failures) {
        this.limits = limits;
        this.failures = failures;
        this.atOnce = new AtOnce(limits.addressAtOnce());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        letIn(request, response, chain);
        if (TELLING.contains(response.getStatus())) {
            log.info(
                    "Refused {} {} {} to {} from {}",
                    response.getStatus(),
                    request.getMethod(),
                    withoutSecrets(request.getRequestURI()),
                    Objects.requireNonNullElse(request.getAttribute(ASKER), "nobody"),
                    request.getRemoteAddr());
        }
    }

    /** An invitation's secret stands in its address. */
    private static String withoutSecrets(String path) {
        return path.replaceAll("/[A-Za-z0-9_-]{40,}", "/***");
    }

    private void letIn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (lengthOfAddress(request) > limits.address()) {
            failures.answerStranger(request, response, new ErrorResponseException(HttpStatus.URI_TOO_LONG));
            return;
        }
        if (lengthOfHeaders(request) > limits.headers()) {
            failures.answerStranger(
                    request, response, new ErrorResponseException(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE));
            return;
        }
        String address = request.getRemoteAddr();
        if (!atOnce.enter(address)) {
            failures.answerStranger(request, response, tooMany(Duration.ofSeconds(1)));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            atOnce.leave(address);
        }
    }

    /** @param wait after which it may be tried again, told in whole seconds (RFC 9110) */
    public static ErrorResponseException tooMany(Duration wait) {
        ErrorResponseException answer = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS);
        answer.getHeaders()
                .set(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        return answer;
    }

    private static int lengthOfAddress(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI().length() + (query == null ? 0 : query.length());
    }

    private static int lengthOfHeaders(HttpServletRequest request) {
        int length = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                length += name.length() + value.length();
            }
        }
        return length;
    }
}
