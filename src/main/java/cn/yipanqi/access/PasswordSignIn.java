package cn.yipanqi.access;

import cn.yipanqi.access.Accounts.WithHash;
import cn.yipanqi.access.SignInNoted.Outcome;
import cn.yipanqi.access.SignInThrottle.Door;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks name and password. An unknown account costs the same hash and gets the same answer as a wrong password. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final KnownBrowsers browsers;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final String nobodysHash;

    PasswordSignIn(
            Accounts accounts,
            Passwords passwords,
            SignInThrottle throttle,
            KnownBrowsers browsers,
            PasswordEncoder encoder,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.browsers = browsers;
        this.encoder = encoder;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
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
        List<Counted> counted = counted(attempt, login, found);
        counted.forEach(one -> throttle.enter(one.door(), one.who()).ifPresent(opening -> {
            found.ifPresent(known -> noteAsNobody(known.account(), Outcome.THROTTLED));
            throw new ThrottledException(opening);
        }));
        boolean right = encoder.matches(password, found.map(WithHash::hash).orElse(nobodysHash));
        if (!right || found.isEmpty() || hasRunOut(found.get())) {
            found.ifPresent(known -> noteAsNobody(known.account(), Outcome.REFUSED));
            throw new BadCredentialsException("refused");
        }
        counted.forEach(one -> throttle.succeeded(one.door(), one.who()));
        SignedIn account = found.get().account();
        if (encoder.upgradeEncoding(found.get().hash())) {
            passwords.rehash(account.account(), password);
        }
        if (!account.secondFactor()) {
            note(account.grantedScope(), account, Outcome.SIGNED_IN);
        }
        return UsernamePasswordAuthenticationToken.authenticated(account.key(), null, List.of());
    }

    private record Counted(Door door, String who) {}

    /** A browser known to the account is counted by itself; all others together, and with whatever comes from their address. */
    private List<Counted> counted(Authentication attempt, String login, Optional<WithHash> found) {
        if (!(attempt.getDetails() instanceof SignInDetails from)) {
            return List.of(new Counted(Door.ACCOUNT, login));
        }
        return found.flatMap(known -> browsers.knownTo(known.account().account(), from.browser()))
                .map(browser -> List.of(new Counted(Door.BROWSER, browser)))
                .orElseGet(() ->
                        List.of(new Counted(Door.ADDRESS, from.getRemoteAddress()), new Counted(Door.ACCOUNT, login)));
    }

    private boolean hasRunOut(WithHash account) {
        return account.oneTimeUntil() != null && account.oneTimeUntil().isBefore(clock.instant());
    }

    /** It is not known who typed: the record bears no name. */
    private void noteAsNobody(SignedIn account, Outcome outcome) {
        note(Scope.job("", account.grant().region()), account, outcome);
    }

    private void note(Scope scope, SignedIn account, Outcome outcome) {
        CurrentScope.run(
                scope,
                () -> transaction.executeWithoutResult(status -> {
                    if (outcome == Outcome.SIGNED_IN) {
                        passwords.signedIn(account.account());
                    }
                    events.publishEvent(new SignInNoted(account.grant().region().ledger(), account.account(), outcome));
                }));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
