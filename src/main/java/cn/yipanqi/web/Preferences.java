package cn.yipanqi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The visitor's language and size of type. A link with {@code ?lang=en} or {@code ?size=elder} keeps the choice in a cookie and goes back to
 * the page, on every page, signed in or not, script or not.
 *
 * <p>PageShell speak the chosen language and otherwise Chinese, whatever the browser was installed in; the API speaks what
 * {@code Accept-Language} asks for.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class Preferences extends OncePerRequestFilter implements LocaleResolver {

    static final String LANGUAGE = "lang";
    static final String SIZE = "size";
    static final String ELDER = "elder";

    private static final Set<String> SIZES = Set.of(ELDER, "normal");
    private static final Duration KEPT = Duration.ofDays(365);
    private static final OwnCookie CHOSEN_LANGUAGE = new OwnCookie(LANGUAGE, "/", KEPT);
    private static final OwnCookie CHOSEN_SIZE = new OwnCookie(SIZE, "/", KEPT);

    private final Languages languages;

    Preferences(Languages languages) {
        this.languages = languages;
    }

    Locale language(HttpServletRequest request) {
        if (Failures.isApi(request)) {
            return accepted(request);
        }
        return CHOSEN_LANGUAGE.of(request).map(languages::byCode).orElse(Languages.CHINESE);
    }

    boolean elder(HttpServletRequest request) {
        return CHOSEN_SIZE.of(request).filter(ELDER::equals).isPresent();
    }

    private Locale accepted(HttpServletRequest request) {
        String wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (wanted == null || wanted.isBlank()) {
            return Languages.CHINESE;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(wanted), languages.offered());
            return best == null ? languages.byCode(request.getLocale().getLanguage()) : best;
        } catch (IllegalArgumentException e) {
            return Languages.CHINESE;
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET") || Failures.isApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Address here = Address.of(request);
        Optional<String> language = choice(here, LANGUAGE, languages::offers);
        Optional<String> size = choice(here, SIZE, SIZES::contains);
        if (language.isEmpty() && size.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        language.ifPresent(chosen -> CHOSEN_LANGUAGE.keep(chosen, request, response));
        size.ifPresent(chosen -> CHOSEN_SIZE.keep(chosen, request, response));
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + here.without(LANGUAGE, SIZE));
    }

    private static Optional<String> choice(Address here, String name, Predicate<String> offered) {
        return Optional.ofNullable(here.value(name)).filter(offered);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return language(request);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by a link");
    }
}
