package cn.yipanqi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    /** No inline script or style anywhere. Images may be data: because Tabler's style sheet draws its marks so. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none';"
                    + " base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    /** The one page that is a third party's (Swagger UI): it styles inline; scripts stay from here only. */
    static final String API_DOCS_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    AuthenticationManager authenticationManager(PasswordSignIn passwordSignIn) {
        return new ProviderManager(passwordSignIn);
    }

    @Bean
    static AnnotationTemplateExpressionDefaults annotationTemplates() {
        return new AnnotationTemplateExpressionDefaults();
    }

    @Bean
    ScopeFilter scopeFilter(Accounts accounts, Tokens tokens) {
        return new ScopeFilter(accounts, tokens);
    }

    /** The filter belongs to the security chain only. */
    @Bean
    FilterRegistrationBean<ScopeFilter> scopeFilterInChainOnly(ScopeFilter filter) {
        FilterRegistrationBean<ScopeFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    @Order(1)
    SecurityFilterChain apiDocs(HttpSecurity http, ScopeFilter scopeFilter) throws Exception {
        http.securityMatcher("/api/docs/**", "/api/openapi/**", "/swagger-ui/**", "/api/docs", "/api/openapi");
        headers(http, API_DOCS_POLICY);
        http.addFilterBefore(scopeFilter, AnonymousAuthenticationFilter.class);
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.exceptionHandling(errors -> errors.authenticationEntryPoint(SecurityConfiguration::signInFirst));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, ScopeFilter scopeFilter) throws Exception {
        http.securityMatcher("/api/**");
        headers(http, CONTENT_SECURITY_POLICY);
        http.csrf(csrf -> csrf.ignoringRequestMatchers(ScopeFilter::hasBearer));
        http.addFilterBefore(scopeFilter, AnonymousAuthenticationFilter.class);
        http.requestCache(cache -> cache.disable());
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.exceptionHandling(errors ->
                errors.authenticationEntryPoint(ApiProblems::unauthenticated).accessDeniedHandler(ApiProblems::denied));
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, ScopeFilter scopeFilter, AuthenticationManager manager)
            throws Exception {
        headers(http, CONTENT_SECURITY_POLICY);
        http.authenticationManager(manager);
        http.addFilterBefore(scopeFilter, AnonymousAuthenticationFilter.class);
        http.authorizeHttpRequests(requests -> requests.requestMatchers(
                        "/sign-in",
                        "/assets/**",
                        "/webjars/**",
                        "/error",
                        "/actuator/health/**",
                        "/favicon.ico",
                        "/feedback")
                .permitAll()
                .requestMatchers("/actuator/**")
                .access((authentication, context) ->
                        new org.springframework.security.authorization.AuthorizationDecision(
                                local(context.getRequest())))
                .anyRequest()
                .authenticated());
        http.formLogin(form -> form.loginPage("/sign-in")
                .loginProcessingUrl("/sign-in")
                .usernameParameter("name")
                .passwordParameter("password")
                .defaultSuccessUrl("/")
                .failureHandler((request, response, failure) -> response.sendRedirect(
                        failure instanceof LockedException ? "/sign-in?throttled" : "/sign-in?failed")));
        http.logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"));
        http.exceptionHandling(errors -> errors.authenticationEntryPoint(SecurityConfiguration::signInFirst));
        return http.build();
    }

    private static void headers(HttpSecurity http, String policy) throws Exception {
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), geolocation=(), microphone=()")));
    }

    /** A page part asked for by script gets a plain 401 with where to go; a page goes to sign-in and comes back. */
    private static void signInFirst(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", "/sign-in");
            response.setContentType(MediaType.TEXT_PLAIN_VALUE);
            return;
        }
        response.sendRedirect("/sign-in");
    }

    private static boolean local(HttpServletRequest request) {
        return request.getRemoteAddr().equals("127.0.0.1")
                || request.getRemoteAddr().equals("0:0:0:0:0:0:0:1");
    }
}
