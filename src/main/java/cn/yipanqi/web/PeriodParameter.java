package cn.yipanqi.web;

import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Period;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Finds the {@link Period} a request is about, as a controller's argument: {@code from&to}, else {@code period} ({@link Period#code()}), else
 * {@code year}. Pages remember the last one of the session. Where none is found the answer is 400, or null for a {@code @Nullable} argument.
 */
@Component
class PeriodParameter implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String CHOSEN = "period";

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Period.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder)
            throws UnreadablePeriod {
        HttpServletRequest request = (HttpServletRequest) web.getNativeRequest();
        Period named = named(request);
        boolean remembers = !Failures.isApi(request);
        HttpSession session = remembers ? request.getSession(false) : null;
        if (named != null) {
            if (session != null) {
                String chosen = named.from() + "~" + named.to();
                if (!chosen.equals(session.getAttribute(CHOSEN))) {
                    session.setAttribute(CHOSEN, chosen);
                }
            }
            return named;
        }
        if (session != null && session.getAttribute(CHOSEN) instanceof String chosen) {
            String[] days = chosen.split("~", -1);
            return new Period(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
        }
        if (parameter.isOptional()) {
            return null;
        }
        throw new UnreadablePeriod(Message.of("failure.period.missing"));
    }

    private static @Nullable Period named(HttpServletRequest request) throws UnreadablePeriod {
        Optional<String> from = value(request, "from");
        Optional<String> to = value(request, "to");
        if (from.isPresent() && to.isPresent()) {
            return new Period(day(from.get()), day(to.get()));
        }
        Optional<String> code = value(request, "period").or(() -> value(request, "year"));
        if (from.isEmpty() && to.isEmpty()) {
            return code.isEmpty() ? null : whole(code.get());
        }
        if (Failures.isApi(request)) {
            throw new UnreadablePeriod(Message.of("failure.period.missing"));
        }
        // A person who types one day means the rest of that year, or the year so far.
        return from.isPresent()
                ? new Period(
                        day(from.get()), Period.year(day(from.get()).getYear()).to())
                : new Period(Period.year(day(to.orElseThrow()).getYear()).from(), day(to.orElseThrow()));
    }

    private static Optional<String> value(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static Period whole(String code) throws UnreadablePeriod {
        return Period.ofCode(code).orElseThrow(() -> unreadable(code));
    }

    private static LocalDate day(String text) throws UnreadablePeriod {
        return TypedDay.read(text).orElseThrow(() -> unreadable(text));
    }

    private static UnreadablePeriod unreadable(String text) {
        return new UnreadablePeriod(
                Message.of("failure.period.unreadable", text.length() > 40 ? text.substring(0, 40) : text));
    }
}
