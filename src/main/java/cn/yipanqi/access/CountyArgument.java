package cn.yipanqi.access;

import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Finds the {@link County} of a request. The API must name it; pages remember it. */
@Component
public class CountyArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String CHOSEN = "county";

    private final long usual;

    /**
     * @param usual county shown first to whoever may see several, 0 for none
     */
    CountyArgument(@Value("${yipanqi.county:0}") long usual) {
        this.usual = usual;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == County.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder)
            throws MissingServletRequestParameterException {
        HttpServletRequest request = (HttpServletRequest) web.getNativeRequest();
        String named = request.getParameter("county");
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            if (named == null || named.isBlank()) {
                throw new MissingServletRequestParameterException("county", "six digits");
            }
            return readable(named);
        }
        if (named != null && !named.isBlank()) {
            County county = readable(named);
            HttpSession session = request.getSession();
            // What is set is written: a page about the county of the page before writes nothing.
            if (!Long.valueOf(county.code()).equals(session.getAttribute(CHOSEN))) {
                session.setAttribute(CHOSEN, county.code());
            }
            return county;
        }
        return remembered(request);
    }

    /** The county a page without parameters is about. */
    public County remembered(HttpServletRequest request) {
        Scope scope = CurrentScope.get();
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(CHOSEN) instanceof Long chosen && scope.reads(chosen)) {
            return new County(chosen);
        }
        return new County(usual != 0 && scope.reads(usual) ? usual : scope.readLow());
    }

    private static County readable(String named) {
        if (!named.strip().matches("\\d{6}")) {
            throw new Refusal(Message.of("access.county.unreadable"));
        }
        long code = Long.parseLong(named.strip());
        if (!CurrentScope.get().reads(code)) {
            throw Refusal.absent("county");
        }
        return new County(code);
    }
}
