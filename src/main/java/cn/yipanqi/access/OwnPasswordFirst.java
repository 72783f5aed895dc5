package cn.yipanqi.access;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whoever came in with a password that somebody else made chooses his own before anything else. */
@Component
class OwnPasswordFirst implements HandlerInterceptor, WebMvcConfigurer {

    /** The one page open to him. */
    static final String PAGE = "/account/password";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .excludePathPatterns(PAGE, "/assets/**", "/webjars/**", "/error", "/feedback", "/favicon.ico");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Authentication asker = SecurityContextHolder.getContext().getAuthentication();
        if (asker == null || !(asker.getPrincipal() instanceof SignedIn signedIn) || !signedIn.mustChoosePassword()) {
            return true;
        }
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("access.password.own-first"));
        }
        response.sendRedirect(request.getContextPath() + PAGE);
        return false;
    }
}
