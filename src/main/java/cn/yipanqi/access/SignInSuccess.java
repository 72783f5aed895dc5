package cn.yipanqi.access;

import cn.yipanqi.access.factor.Proof;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** After the right password, passkey or voucher: the session begins afresh, and who owes no second factor is in. */
@Component
@ConditionalOnWebApplication
class SignInSuccess implements AuthenticationSuccessHandler {

    private final ActingAccounts accounts;
    private final KnownBrowsers browsers;
    private final Clock clock;
    private final AuthenticationSuccessHandler onwards = new SavedRequestAwareAuthenticationSuccessHandler();

    SignInSuccess(ActingAccounts accounts, KnownBrowsers browsers, Clock clock) {
        this.accounts = accounts;
        this.browsers = browsers;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        Arrival arrival =
                authentication.getDetails() instanceof Arrival noted ? noted : new Arrival(Way.PASSWORD, false);
        SessionFacts.note(request, arrival.way(), clock);
        Proof.forget(request);
        if (authentication.getPrincipal() instanceof SignedIn.Key key) {
            CurrentScope.run(
                    Scope.nobody("sign-in"),
                    () -> accounts.acting(key.account(), null)
                            .filter(signedIn -> arrival.factor() || !signedIn.hasFactor())
                            .ifPresent(signedIn -> {
                                Proof.note(request, arrival.factor(), clock);
                                browsers.remember(signedIn.account(), request, response);
                            }));
        }
        onwards.onAuthenticationSuccess(request, response, authentication);
    }
}
