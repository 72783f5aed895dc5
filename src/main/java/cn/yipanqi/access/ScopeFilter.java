package cn.yipanqi.access;

import cn.yipanqi.access.factor.Proof;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives the request its scope: from the bearer token, else from the session's account, else nobody's. Account and grant are read
 * afresh each time; the request's authentication carries today's permissions. A token that is no good is refused, wherever it is sent:
 * a session must never answer for it.
 */
class ScopeFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer";

    private final ActingAccounts accounts;
    private final Tokens tokens;
    private final SecurityAnswers answers;
    private final Clock clock;

    ScopeFilter(ActingAccounts accounts, Tokens tokens, SecurityAnswers answers, Clock clock) {
        this.clock = clock;
        this.accounts = accounts;
        this.tokens = tokens;
        this.answers = answers;
    }

    static boolean hasBearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null
                && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && (header.length() == BEARER.length() || header.charAt(BEARER.length()) == ' ');
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedIn> asker = CurrentScope.call(Scope.nobody("request"), () -> asker(request));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        asker.ifPresent(signedIn -> context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(signedIn, null, authorities(signedIn))));
        SecurityContextHolder.setContext(context);
        Scope scope = asker.map(SignedIn::scope).orElseGet(() -> Scope.nobody("nobody"));
        boolean wrongToken = asker.isEmpty() && hasBearer(request);
        try {
            CurrentScope.run(scope, () -> go(request, response, wrongToken ? answers::wrongToken : chain::doFilter));
        } catch (Wrapped e) {
            throw e.exception;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<SignedIn> asker(HttpServletRequest request) {
        if (hasBearer(request)) {
            return tokens.bearer(request.getHeader(HttpHeaders.AUTHORIZATION)
                    .substring(BEARER.length())
                    .strip());
        }
        HttpSession kept = request.getSession(false);
        if (kept != null && SessionFacts.tooOld(kept, clock)) {
            kept.invalidate();
            return Optional.empty();
        }
        Authentication session = SecurityContextHolder.getContext().getAuthentication();
        return session != null && session.getPrincipal() instanceof SignedIn.Key key
                ? accounts.acting(key.account(), ActivePost.chosen(request))
                        .map(signedIn -> signedIn.owing(owed(signedIn, request)))
                : Optional.empty();
    }

    private static Owed owed(SignedIn signedIn, HttpServletRequest request) {
        if (signedIn.hasFactor()) {
            return Proof.byFactor(request) ? Owed.NOTHING : Owed.CODE;
        }
        return signedIn.grant().role().needsSecondFactor() && !signedIn.mustChoosePassword()
                ? Owed.ENROLMENT
                : Owed.NOTHING;
    }

    private static Collection<GrantedAuthority> authorities(SignedIn signedIn) {
        return signedIn.grant().role().permissions().stream()
                .filter(signedIn::may)
                .map(permission -> (GrantedAuthority) new SimpleGrantedAuthority(permission.name()))
                .toList();
    }

    private static void go(HttpServletRequest request, HttpServletResponse response, Step step) {
        try {
            step.take(request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new Wrapped(e);
        }
    }

    private interface Step {
        void take(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    private static final class Wrapped extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final ServletException exception;

        Wrapped(ServletException exception) {
            super(exception);
            this.exception = exception;
        }
    }
}
