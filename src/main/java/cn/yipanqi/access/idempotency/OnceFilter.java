package cn.yipanqi.access.idempotency;

import cn.yipanqi.access.idempotency.Requests.Turn;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.web.EarlyFailures;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Asks every POST of the API for its {@code Idempotency-Key} and carries each out once: see this package's front page. Files that come with
 * a request stay on disk while they are fingerprinted.
 */
@Component
@ConditionalOnWebApplication
public class OnceFilter extends OncePerRequestFilter {

    public static final String KEY = "Idempotency-Key";

    /** Stands on an answer that was given before. */
    public static final String REPLAYED = "Idempotency-Replayed";

    private static final String SECRET = OnceFilter.class.getName() + " secret";
    private static final int LONGEST_KEY = 255;

    private final Requests requests;
    private final MultipartResolver multipart;
    private final EarlyFailures failures;

    OnceFilter(Requests requests, MultipartResolver multipart, EarlyFailures failures) {
        this.requests = requests;
        this.multipart = multipart;
        this.failures = failures;
    }

    /** Says of a request that its answer holds a secret: then it is not kept, and a repetition is told so. */
    public static void answerIsSecret(HttpServletRequest request) {
        request.setAttribute(SECRET, Boolean.TRUE);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        MultipartHttpServletRequest resolved = null;
        try {
            String key = key(request);
            if (isForm(request)) {
                MultipartHttpServletRequest form =
                        WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
                if (form == null) {
                    resolved = multipart.resolveMultipart(request);
                    form = resolved;
                }
                HttpServletRequest readable = resolved == null ? request : resolved;
                once(key, Fingerprint.of(readable, form), readable, response, chain);
            } else if (isFields(request)) {
                once(key, Fingerprint.of(request, new byte[0]), request, response, chain);
            } else {
                byte[] body = body(request);
                once(key, Fingerprint.of(request, body), new KeptBody(request, body), response, chain);
            }
        } catch (Refusal | MultipartException e) {
            failures.answer(request, response, e);
        } finally {
            if (resolved != null) {
                multipart.cleanupMultipart(resolved);
            }
        }
    }

    private void once(
            String key, byte[] fingerprint, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Turn turn = requests.take(key, fingerprint);
        Claim claim = turn.claim();
        if (claim != null) {
            carryOut(claim, request, response, chain);
        } else if (turn.answer() != null) {
            repeat(turn.answer(), response);
        }
    }

    private void carryOut(Claim claim, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        int status = HttpStatus.INTERNAL_SERVER_ERROR.value();
        try {
            ClaimMarker.begin(claim);
            try {
                chain.doFilter(request, answer);
            } finally {
                ClaimMarker.end();
            }
            status = answer.getStatus();
        } catch (AccessDeniedException e) {
            status = HttpStatus.FORBIDDEN.value();
            throw e;
        } finally {
            if (!succeeded(status)) {
                requests.free(claim, status >= 500);
            }
        }
        if (succeeded(status)) {
            boolean secret = request.getAttribute(SECRET) != null;
            requests.keep(
                    claim,
                    status,
                    answer.getContentType(),
                    answer.getHeader(HttpHeaders.LOCATION),
                    secret ? null : answer.getContentAsByteArray());
        }
        answer.copyBodyToResponse();
    }

    private static boolean succeeded(int status) {
        return status >= 200 && status < 300;
    }

    private static void repeat(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private static String key(HttpServletRequest request) {
        String key = request.getHeader(KEY);
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Refusal(Refusal.Kind.MALFORMED, Message.of("access.request.key", LONGEST_KEY));
        }
        return key;
    }

    /** No more than comes through at the door. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readAllBytes();
    }

    private static boolean isForm(HttpServletRequest request) {
        return type(request).startsWith("multipart/form-data");
    }

    private static boolean isFields(HttpServletRequest request) {
        return type(request).startsWith("application/x-www-form-urlencoded");
    }

    private static String type(HttpServletRequest request) {
        @Nullable String type = request.getContentType();
        return type == null ? "" : type.toLowerCase(Locale.ROOT);
    }
}
