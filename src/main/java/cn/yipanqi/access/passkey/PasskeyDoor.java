package cn.yipanqi.access.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Where the form with a passkey's answer is sent: a new session for whoever comes in, as with the password. */
class PasskeyDoor extends AbstractHttpConfigurer<PasskeyDoor, HttpSecurity> {

    static final String PATH = "/sign-in/passkey";

    private final Function<HttpServletRequest, Authentication> check;
    private final AuthenticationSuccessHandler success;
    private final AuthenticationFailureHandler failure;

    PasskeyDoor(
            Function<HttpServletRequest, Authentication> check,
            AuthenticationSuccessHandler success,
            AuthenticationFailureHandler failure) {
        this.check = check;
        this.success = success;
        this.failure = failure;
    }

    @Override
    public void configure(HttpSecurity http) {
        Filter filter = new Filter();
        filter.setAuthenticationManager(authentication -> authentication);
        filter.setAuthenticationSuccessHandler(success);
        filter.setAuthenticationFailureHandler(failure);
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.setSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class));
        http.addFilterBefore(filter, UsernamePasswordAuthenticationFilter.class);
    }

    private final class Filter extends AbstractAuthenticationProcessingFilter {

        Filter() {
            super(PathPatternRequestMatcher.pathPattern(HttpMethod.POST, PATH));
        }

        @Override
        public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
            return check.apply(request);
        }
    }
}
