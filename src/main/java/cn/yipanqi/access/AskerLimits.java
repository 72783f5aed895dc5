package cn.yipanqi.access;

import cn.yipanqi.web.EarlyFailures;
import cn.yipanqi.web.limit.AtOnce;
import cn.yipanqi.web.limit.BodyGauge;
import cn.yipanqi.web.limit.BodyRefused;
import cn.yipanqi.web.limit.FrontDoor;
import cn.yipanqi.web.limit.Limits;
import cn.yipanqi.web.limit.Pace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds a request to what whoever makes it may send at all, once it is known who that is and before any of its body is read: a stranger
 * makes nobody keep 200 MB for him.
 */
final class AskerLimits extends OncePerRequestFilter {

    private final Limits limits;
    private final EarlyFailures failures;
    private final AtOnce atOnce;
    private final Pace calls;

    AskerLimits(Limits limits, EarlyFailures failures, Clock clock) {
        this.limits = limits;
        this.failures = failures;
        this.atOnce = new AtOnce(limits.accountAtOnce());
        this.calls = new Pace(limits.tokenCalls(), clock);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedIn asker = asker();
        if (asker != null) {
            request.setAttribute(FrontDoor.ASKER, asker.login());
        }
        try {
            BodyGauge.allow(request, largestBody(asker, request));
        } catch (BodyRefused tooLarge) {
            failures.answerStranger(request, response, tooLarge);
            return;
        }
        if (asker == null) {
            chain.doFilter(request, response);
            return;
        }
        String account = asker.account().toString();
        Duration wait = asker.by() == SignedIn.By.SESSION ? Duration.ZERO : calls.enter(account);
        if (!wait.isZero()) {
            failures.answerStranger(request, response, FrontDoor.tooMany(wait));
            return;
        }
        if (!atOnce.enter(account)) {
            failures.answerStranger(request, response, FrontDoor.tooMany(Duration.ofSeconds(1)));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            atOnce.leave(account);
        }
    }

    private static @Nullable SignedIn asker() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn asker ? asker : null;
    }

    private DataSize largestBody(@Nullable SignedIn asker, HttpServletRequest request) {
        if (asker == null) {
            return limits.strangersBody();
        }
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return limits.body();
        }
        return takesManyFiles(request) ? limits.uploads() : limits.upload();
    }

    private static boolean takesManyFiles(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals("/intakes") || path.equals("/api/v1/intakes");
    }
}
