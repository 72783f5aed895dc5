package cn.yipanqi.access.factor;

import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.passkey.PasskeyProof;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stands before every handler that bears {@link StepUp}. */
@Component
class StepUpGate implements HandlerInterceptor, WebMvcConfigurer {

    /** Name under which the form that asks again sends what proves it, together with what was sent before. */
    static final String CODE = "_proof";

    private final Challenge challenge;
    private final Clock clock;

    StepUpGate(Challenge challenge, Clock clock) {
        this.challenge = challenge;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        SignedIn asker = asker();
        if (asker == null || !(handler instanceof HandlerMethod method) || !wanted(method)) {
            return true;
        }
        if (asker.by() == SignedIn.By.TOKEN) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("access.step-up.token"));
        }
        if (asker.by() == SignedIn.By.TOKEN_AFTER_PROOF) {
            return true;
        }
        if (Proof.isFresh(request, clock)) {
            return true;
        }
        if (Proof.path(request).startsWith("/api/")) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("access.step-up.first"));
        }
        boolean shown = request.getMethod().equals("POST")
                && (request.getParameter(CODE) != null || PasskeyProof.isIn(request));
        @Nullable
        Message refused = shown
                ? challenge.refuses(asker, Objects.requireNonNullElse(request.getParameter(CODE), ""), request)
                : null;
        if (!shown || refused != null) {
            throw new ProofNeededException(asker, refused);
        }
        Proof.note(request, asker.hasFactor(), clock);
        return true;
    }

    private static boolean wanted(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), StepUp.class)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), StepUp.class);
    }

    private static @Nullable SignedIn asker() {
        Authentication asker = SecurityContextHolder.getContext().getAuthentication();
        return asker != null && asker.getPrincipal() instanceof SignedIn signedIn ? signedIn : null;
    }
}
