package cn.yipanqi.access;

import cn.yipanqi.access.ActingAccounts.WithHash;
import cn.yipanqi.access.Entrance.Attempt;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Checks name and password. An unknown account costs the same hash and gets the same answer as a wrong password. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final ActingAccounts accounts;
    private final Passwords passwords;
    private final Entrance entrance;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final String nobodysHash;

    PasswordSignIn(
            ActingAccounts accounts, Passwords passwords, Entrance entrance, PasswordEncoder encoder, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.entrance = entrance;
        this.encoder = encoder;
        this.clock = clock;
        this.nobodysHash = encoder.encode("nobody's password");
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        return CurrentScope.call(Scope.nobody("sign-in"), () -> check(attempt));
    }

    private Authentication check(Authentication attempt) {
        String login = attempt.getName().strip().toLowerCase(Locale.ROOT);
        String password = String.valueOf(attempt.getCredentials());
        Optional<WithHash> found = accounts.withHash(login);
        Attempt counted = entrance.begin(
                attempt.getDetails() instanceof SignInDetails from ? from : null,
                Way.PASSWORD,
                login,
                found.map(WithHash::account).orElse(null));
        boolean right = encoder.matches(password, found.map(WithHash::hash).orElse(nobodysHash));
        if (!right || found.isEmpty() || hasRunOut(found.get())) {
            entrance.refuse(counted);
            throw new BadCredentialsException("refused");
        }
        if (encoder.upgradeEncoding(found.get().hash())) {
            passwords.rehash(found.get().account().account(), password);
        }
        return entrance.admit(counted, false).orElseThrow(() -> new BadCredentialsException("refused"));
    }

    private boolean hasRunOut(WithHash account) {
        return account.oneTimeUntil() != null && account.oneTimeUntil().isBefore(clock.instant());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
