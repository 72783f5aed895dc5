package cn.yipanqi.access.provider;

import cn.yipanqi.access.Entrance;
import cn.yipanqi.access.Entrance.Attempt;
import cn.yipanqi.access.Way;
import cn.yipanqi.access.WayRefusedException;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** What follows when somebody comes back from the provider, and when he leaves. */
@Component
class ProviderArrival {

    static final String ELSEWHERE = "sign-out elsewhere";
    private static final String VOUCHER = "provider voucher";

    private static final Logger log = LoggerFactory.getLogger(ProviderArrival.class);

    private final ProviderSettings settings;
    private final Provider provider;
    private final Subjects subjects;
    private final Entrance entrance;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    ProviderArrival(ProviderSettings settings, Provider provider, Subjects subjects, Entrance entrance) {
        this.settings = settings;
        this.provider = provider;
        this.subjects = subjects;
        this.entrance = entrance;
    }

    /** The provider vouches for somebody: either an account of ours is linked with him, or he is told how to come by one. */
    void arrived(
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication vouched,
            AuthenticationSuccessHandler success,
            AuthenticationFailureHandler failure)
            throws IOException, ServletException {
        SecurityContextHolder.clearContext();
        if (!(vouched.getPrincipal() instanceof OidcUser user)) {
            refused(request, response, new WayRefusedException(ProviderSignIn.REFUSED), failure);
            return;
        }
        Optional<Authentication> in;
        try {
            in = CurrentScope.call(Scope.nobody("sign-in"), () -> account(request, user));
        } catch (AuthenticationException e) {
            failure.onAuthenticationFailure(request, response, e);
            return;
        }
        if (in.isEmpty()) {
            response.sendRedirect(request.getContextPath() + Stranger.came(request, user.getName()));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(in.get());
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        request.getSession().setAttribute(VOUCHER, user.getIdToken().getTokenValue());
        success.onAuthenticationSuccess(request, response, in.get());
    }

    /** @return none where no account is linked with him */
    private Optional<Authentication> account(HttpServletRequest request, OidcUser user) {
        @Nullable
        UUID linked = subjects.account(settings.issuer(), user.getName()).orElse(null);
        Attempt attempt = entrance.begin(request, Way.PROVIDER, linked);
        if (linked == null) {
            return Optional.empty();
        }
        boolean factor = settings.isFactor(
                Objects.requireNonNullElse(user.getAuthenticationContextClass(), ""),
                Objects.requireNonNullElse(user.getAuthenticationMethods(), List.of()));
        return Optional.of(
                entrance.admit(attempt, factor).orElseThrow(() -> new WayRefusedException(ProviderSignIn.REFUSED)));
    }

    /** The provider sent him back without vouching for him, or what came was not its word. */
    void refused(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException cause,
            AuthenticationFailureHandler failure)
            throws IOException, ServletException {
        log.info("The provider's word was refused: {}", cause.getMessage());
        AuthenticationException why = new WayRefusedException(ProviderSignIn.REFUSED);
        try {
            CurrentScope.run(Scope.nobody("sign-in"), () -> entrance.begin(request, Way.PROVIDER, null));
        } catch (AuthenticationException throttled) {
            why = throttled;
        }
        failure.onAuthenticationFailure(request, response, why);
    }

    /** Before the session ends: whether he came by the provider. */
    void remember(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication leaving) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(VOUCHER) instanceof String voucher) {
            request.setAttribute(VOUCHER, voucher);
        }
    }

    /** He is out here; there he is not, and the form offers the way (a redirect from a form to another site is what browsers refuse). */
    void left(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication leaving)
            throws IOException {
        if (request.getAttribute(VOUCHER) instanceof String voucher) {
            provider.signOut()
                    .map(address -> UriComponentsBuilder.fromUri(address)
                            .queryParam("id_token_hint", voucher)
                            .queryParam(
                                    "post_logout_redirect_uri",
                                    ServletUriComponentsBuilder.fromContextPath(request)
                                            .path("/sign-in")
                                            .toUriString())
                            .encode()
                            .toUriString())
                    .ifPresent(address -> request.getSession().setAttribute(ELSEWHERE, address));
        }
        response.sendRedirect(request.getContextPath() + "/sign-in?out");
    }
}
