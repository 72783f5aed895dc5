package cn.yipanqi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/**
 * Answers an upload beyond the limit as what it is. The security filters look for the form's token among the parameters, which makes
 * Tomcat read the whole upload there and then, and give up where no controller and no error page can follow: those would ask again.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 110)
class UnreadableUploads extends OncePerRequestFilter {

    private final EarlyFailures failures;
    private final PageShell shell;

    UnreadableUploads(EarlyFailures failures, PageShell shell) {
        this.failures = failures;
        this.shell = shell;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (InvalidParameterException unreadable) {
            if (response.isCommitted()) {
                throw unreadable;
            }
            // Whoever knows the visitor may look at parameters, and these cannot be had.
            shell.ofStranger(request);
            failures.answer(request, response, reason(unreadable));
        }
    }

    private static Exception reason(InvalidParameterException unreadable) {
        return unreadable.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                ? new MaxUploadSizeExceededException(-1, unreadable)
                : new MultipartException("unreadable parameters", unreadable);
    }
}
