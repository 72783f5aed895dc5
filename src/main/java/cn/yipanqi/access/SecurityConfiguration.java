package cn.yipanqi.access;

import cn.yipanqi.access.idempotency.OnceFilter;
import cn.yipanqi.web.ContentPolicy;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Three chains: the pages about the API, the API, the pages. All pass {@link ScopeFilter} before anything is decided. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
@ConditionalOnWebApplication // commands run without a server
class SecurityConfiguration {

    @Bean
    AuthenticationManager authenticationManager(PasswordSignIn passwordSignIn, ObjectProvider<SignInWay> ways) {
        List<AuthenticationProvider> providers = new ArrayList<>(List.of(passwordSignIn));
        ways.forEach(way -> providers.addAll(way.providers()));
        return new ProviderManager(providers);
    }

    @Bean
    static AnnotationTemplateExpressionDefaults annotationTemplates() {
        return new AnnotationTemplateExpressionDefaults();
    }

    /** The filter belongs to the security chain only. */
    @Bean
    FilterRegistrationBean<OnceFilter> onceFilterInChainOnly(OnceFilter filter) {
        FilterRegistrationBean<OnceFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiDocs(HttpSecurity http, DoorFilters doors, SecurityAnswers answers) throws Exception {
        http.securityMatcher("/api/docs", "/api/swagger-ui/**", "/api/openapi/**");
        AnswerHeaders.on(http, ContentPolicy.API_DOCS);
        doors.on(http);
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.exceptionHandling(errors -> errors.authenticationEntryPoint(answers::signInFirst));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, DoorFilters doors, OnceFilter onceFilter, SecurityAnswers answers)
            throws Exception {
        http.securityMatcher("/api/**");
        AnswerHeaders.on(http, ContentPolicy.STRICT);
        http.csrf(csrf -> csrf.ignoringRequestMatchers(ScopeFilter::hasBearer));
        doors.on(http);
        http.addFilterAfter(onceFilter, AuthorizationFilter.class);
        http.requestCache(cache -> cache.disable());
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                .permitAll()
                .anyRequest()
                .authenticated());
        http.exceptionHandling(
                errors -> errors.authenticationEntryPoint(answers::tokenNeeded).accessDeniedHandler(answers::denied));
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            DoorFilters doors,
            AuthenticationManager manager,
            SignInOutcome outcome,
            SignInSuccess success,
            ObjectProvider<SignInWay> ways,
            SecurityAnswers answers)
            throws Exception {
        AnswerHeaders.on(http, ContentPolicy.STRICT);
        http.authenticationManager(manager);
        doors.on(http);
        http.requestCache(cache -> cache.requestCache(wholePages()));
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(
                        "/sign-in",
                        "/sign-in/passkey/**",
                        "/sign-in/provider/**",
                        "/sign-in/stranger",
                        "/invitations/*",
                        "/invitations/*/provider",
                        "/invitations/*/linking",
                        "/assets/**",
                        "/webjars/**",
                        "/error",
                        "/actuator/health/**",
                        "/favicon.ico",
                        "/feedback",
                        // Published copies only: what a station tells the public.
                        "/cards/stations/*",
                        // A secret address: what it opens, it opens to programs that cannot sign in.
                        "/calendar/*")
                .permitAll()
                .requestMatchers("/actuator/**")
                .access((authentication, context) -> new AuthorizationDecision(local(context.getRequest())))
                .anyRequest()
                .authenticated());
        http.formLogin(form -> form.loginPage("/sign-in")
                .loginProcessingUrl("/sign-in")
                .usernameParameter("name")
                .passwordParameter("password")
                .authenticationDetailsSource(SignInDetails::new)
                .successHandler(success)
                .failureHandler(outcome::refused));
        for (SignInWay way : ways) {
            way.open(http, success, outcome::refused);
        }
        http.logout(logout -> logout.logoutUrl("/sign-out")
                .addLogoutHandler(AnswerHeaders.nothingLeftBehind())
                .logoutSuccessUrl("/sign-in?out"));
        http.exceptionHandling(
                errors -> errors.authenticationEntryPoint(answers::signInFirst).accessDeniedHandler(answers::denied));
        return http.build();
    }

    /** After sign-in one comes back to the page one wanted; a part of a page, asked for by script, is none. */
    @SuppressWarnings("NullAway") // documented to take null: then the address one comes back to bears no mark
    private static HttpSessionRequestCache wholePages() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && !request.getRequestURI().endsWith("/favicon.ico"));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static boolean local(HttpServletRequest request) {
        return request.getRemoteAddr().equals("127.0.0.1")
                || request.getRemoteAddr().equals("0:0:0:0:0:0:0:1");
    }
}
