package cn.yipanqi.web;

import cn.yipanqi.web.limit.BodyRefused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;

/**
 * Answers a body beyond a limit as what it is. The security filters look for the form's token among the parameters, which makes
 * Tomcat read the whole body there and then, and give up where no controller and no error page can follow: those would ask again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 110)
class UnreadableUploads extends OncePerRequestFilter {

    private final EarlyFailures failures;

    UnreadableUploads(EarlyFailures failures) {
        this.failures = failures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException | BodyRefused unreadable) {
            if (response.isCommitted()) {
                throw unreadable;
            }
            // Whoever knows the visitor may look at parameters, and these cannot be had.
            failures.answerStranger(request, response, reason(unreadable, request));
        }
    }

    private static Exception reason(RuntimeException unreadable, HttpServletRequest request) {
        String type = request.getContentType();
        boolean upload = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
        return upload && isMalformed(unreadable)
                ? new MultipartException("unreadable parameters", unreadable)
                : unreadable;
    }

    private static boolean isMalformed(RuntimeException unreadable) {
        return unreadable instanceof InvalidParameterException parameters
                && parameters.getErrorCode() != HttpStatus.CONTENT_TOO_LARGE.value();
    }
}
