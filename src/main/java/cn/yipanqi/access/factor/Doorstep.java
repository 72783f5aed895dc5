package cn.yipanqi.access.factor;

import cn.yipanqi.access.SignedIn;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Whoever still owes the second factor, or has to enrol first, is led there whatever he asks for, and afterwards to where he was going. He
 * holds no permission and reads no county until then (the scope of his request says so); this only shows him the way.
 */
@Component
class Doorstep implements HandlerInterceptor, WebMvcConfigurer {

    private static final String WANTED = "wanted before the second factor";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .order(Ordered.HIGHEST_PRECEDENCE)
                .excludePathPatterns("/assets/**", "/webjars/**", "/error", "/feedback", "/favicon.ico", "/sign-in/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        SignedIn asker = asker();
        String page = asker == null ? null : asker.owes().page();
        if (page == null || Proof.path(request).startsWith(page)) {
            return true;
        }
        if (Proof.path(request).startsWith("/api/")) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, Message.of("access.factor.first"));
        }
        if (request.getMethod().equals("GET") && request.getHeader("HX-Request") == null) {
            String query = request.getQueryString();
            request.getSession().setAttribute(WANTED, Proof.path(request) + (query == null ? "" : "?" + query));
        }
        String address = request.getContextPath() + page;
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", address);
        } else {
            response.sendRedirect(address);
        }
        return false;
    }

    private static @Nullable SignedIn asker() {
        Authentication asker = SecurityContextHolder.getContext().getAuthentication();
        return asker != null && asker.getPrincipal() instanceof SignedIn signedIn ? signedIn : null;
    }

    /** Where he was going, told once; the first page where he was going nowhere. */
    static String wanted(HttpServletRequest request) {
        Object kept = request.getSession().getAttribute(WANTED);
        request.getSession().removeAttribute(WANTED);
        return kept instanceof String path ? path : "/";
    }
}
