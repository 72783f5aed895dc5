package cn.yipanqi.access.provider;

import cn.yipanqi.access.SignInWay;
import cn.yipanqi.access.Way;
import cn.yipanqi.access.WayRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Signs in whom the provider vouches for. */
@Component
@ConditionalOnWebApplication
class ProviderSignIn implements SignInWay {

    static final String BASE = "/sign-in/provider";
    static final String STRANGER = "/sign-in/stranger";
    static final String CALLBACK = "/callback";
    static final String REFUSED = "provider";

    private final Provider provider;
    private final ProviderArrival arrival;

    ProviderSignIn(Provider provider, ProviderArrival arrival) {
        this.provider = provider;
        this.arrival = arrival;
    }

    @Override
    public void open(HttpSecurity http, AuthenticationSuccessHandler success, AuthenticationFailureHandler failure) {
        if (!provider.on()) {
            return;
        }
        AuthenticationFailureHandler refused =
                (request, response, why) -> arrival.refused(request, response, why, failure);
        http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(provider.registrations())
                .authorizedClientRepository(new NoTokensKept())
                // What the provider says is turned into an account of ours before anything is kept.
                .securityContextRepository(new RequestAttributeSecurityContextRepository())
                .authorizationEndpoint(begin -> begin.baseUri(BASE))
                .redirectionEndpoint(end -> end.baseUri(BASE + "/*" + CALLBACK))
                .successHandler(
                        (request, response, vouched) -> arrival.arrived(request, response, vouched, success, failure))
                .failureHandler(refused)
                .addObjectPostProcessor(awayIsNoFault(failure)));
        http.logout(logout -> logout.addLogoutHandler(arrival::remember).logoutSuccessHandler(arrival::left));
    }

    /** Asks the provider for its word, and looks at its signature. */
    @Override
    public List<AuthenticationProvider> providers() {
        return provider.on()
                ? List.of(new OidcAuthorizationCodeAuthenticationProvider(
                        new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService()))
                : List.of();
    }

    /** Where the provider cannot be reached, the form says so. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> awayIsNoFault(
            AuthenticationFailureHandler failure) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler((request, response, why) ->
                        failure.onAuthenticationFailure(request, response, new WayRefusedException("away")));
                return filter;
            }
        };
    }

    @Override
    public Optional<String> elsewhere(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ProviderArrival.ELSEWHERE) instanceof String address)) {
            return Optional.empty();
        }
        session.removeAttribute(ProviderArrival.ELSEWHERE);
        return Optional.of(address);
    }

    @Override
    public Optional<Offer> offer(HttpServletRequest request) {
        return provider.on() ? Optional.of(new Offer(Way.PROVIDER, provider.name())) : Optional.empty();
    }
}
