package cn.yipanqi.access;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.EarlyFailures;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** What somebody is told who is not let through, in the asker's language and in the shape he understands. */
@Component
class SecurityAnswers {

    private static final String CHALLENGE = "Bearer realm=\"yipanqi\"";

    private final EarlyFailures failures;

    SecurityAnswers(EarlyFailures failures) {
        this.failures = failures;
    }

    /** RFC 6750: the token is wrong or revoked, or its account is closed. */
    void wrongToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
        failures.answer(request, response, new ErrorResponseException(HttpStatus.UNAUTHORIZED));
    }

    void tokenNeeded(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        failures.answer(request, response, new ErrorResponseException(HttpStatus.UNAUTHORIZED));
    }

    void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        if (!(cause instanceof CsrfException)) {
            failures.answer(request, response, Refusal.forbidden());
        } else if (ofProgram(request) && SecurityContextHolder.getContext().getAuthentication() == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            failures.answer(request, response, new ErrorResponseException(HttpStatus.UNAUTHORIZED));
        } else {
            failures.answer(request, response, new Refusal(Refusal.Kind.FORBIDDEN, Message.of("access.page.outdated")));
        }
    }

    /** A page part asked for by script gets a plain 401 with where to go; a page goes to sign-in and comes back. */
    void signInFirst(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        String signIn = request.getContextPath() + "/sign-in";
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", signIn);
            response.setContentType(MediaType.TEXT_PLAIN_VALUE);
            return;
        }
        response.sendRedirect(signIn);
    }

    private static boolean ofProgram(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }
}
