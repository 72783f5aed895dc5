package cn.yipanqi.burden;

import cn.yipanqi.access.CountyArgument;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.database.CurrentScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Counts each declared form that was sent in and taken. A form refused is not counted, and a count that fails takes nothing back. */
@Component
class AskCounting implements HandlerInterceptor, WebMvcConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(AskCounting.class);
    private static final int FIRST_REFUSAL = 400;

    private final Forms forms;
    private final ObjectProvider<Asks> asks;
    private final ObjectProvider<CountyArgument> counties;

    AskCounting(Forms forms, ObjectProvider<Asks> asks, ObjectProvider<CountyArgument> counties) {
        this.forms = forms;
        this.asks = asks;
        this.counties = counties;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (!request.getMethod().equals("POST") || failure != null || response.getStatus() >= FIRST_REFUSAL) {
            return;
        }
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        forms.at("POST " + pattern).ifPresent(form -> count(request, form));
    }

    private void count(HttpServletRequest request, Form form) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn asker)) {
            return;
        }
        long county = counties.getObject().remembered(request).code();
        if (!CurrentScope.get().writes(county)) {
            return;
        }
        try {
            asks.getObject().count(county, asker.grant(), form.code());
        } catch (DataAccessException e) {
            LOG.warn("a form sent in was not counted: {}", form.code(), e);
        }
    }
}
