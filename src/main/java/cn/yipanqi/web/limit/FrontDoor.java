package cn.yipanqi.web.limit;

import cn.yipanqi.web.EarlyFailures;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away what is too long or too much at once before anything is asked of the database. */
public final class FrontDoor extends OncePerRequestFilter {

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
