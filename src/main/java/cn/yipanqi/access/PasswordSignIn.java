package cn.yipanqi.access;

import cn.yipanqi.access.Accounts.WithHash;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks name and password. An unknown account costs the same hash and gets the same answer as a wrong password. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final SignInThrottle throttle;
    private final PasswordEncoder passwords;
    private final String nobodysHash;

    PasswordSignIn(Accounts accounts, SignInThrottle throttle, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.passwords = passwords;
        this.nobodysHash = passwords.encode("nobody's password");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        return CurrentScope.call(Scope.nobody("sign-in"), () -> check(attempt));
    }

    private Authentication check(Authentication attempt) {
        String login = attempt.getName().strip().toLowerCase(Locale.ROOT);
        String password = String.valueOf(attempt.getCredentials());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
        if (throttle.closed(login, address)) {
            throw new LockedException("throttled");
        }
        Optional<WithHash> found = accounts.withHash(login);
        boolean right = passwords.matches(password, found.map(WithHash::hash).orElse(nobodysHash));
        if (!right || found.isEmpty()) {
            throttle.failed(login, address);
            throw new BadCredentialsException("refused");
        }
        throttle.succeeded(login);
        SignedIn account = found.get().account();
        if (passwords.upgradeEncoding(found.get().hash())) {
            accounts.rehash(account.account(), password);
        }
        return UsernamePasswordAuthenticationToken.authenticated(account.key(), null, List.of());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
