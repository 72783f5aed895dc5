package cn.yipanqi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
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

    private final Languages languages;

    Preferences(Languages languages) {
        this.languages = languages;
    }

    Locale language(HttpServletRequest request) {
        if (Failures.isApi(request)) {
            return accepted(request);
        }
        return cookie(request, LANGUAGE).map(languages::byCode).orElse(Languages.CHINESE);
    }

    boolean elder(HttpServletRequest request) {
        return cookie(request, SIZE).filter(ELDER::equals).isPresent();
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
        Map<String, String> chosen = new TreeMap<>();
        choice(here, LANGUAGE, languages::offers).ifPresent(language -> chosen.put(LANGUAGE, language));
        choice(here, SIZE, SIZES::contains).ifPresent(size -> chosen.put(SIZE, size));
        if (chosen.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        chosen.forEach((name, value) -> keep(name, value, request, response));
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + here.without(LANGUAGE, SIZE));
    }

    private static Optional<String> choice(Address here, String name, Predicate<String> offered) {
        return Optional.ofNullable(here.value(name)).filter(offered);
    }

    private static void keep(String name, String value, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path(request.getContextPath() + "/")
                .maxAge(KEPT)
                .sameSite("Lax")
                .httpOnly(true)
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie @Nullable [] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
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
