package cn.yipanqi.access;

import cn.yipanqi.access.SignInNoted.Outcome;
import cn.yipanqi.access.SignInThrottle.Door;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.database.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What all ways of signing in have in common: attempts are counted before they are looked at, slowed, and recorded. */
@Component
public class Entrance {

    private final ActingAccounts accounts;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final KnownBrowsers browsers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Entrance(
            ActingAccounts accounts,
            Passwords passwords,
            SignInThrottle throttle,
            KnownBrowsers browsers,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.browsers = browsers;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** By what the session was begun. */
    public static Way cameBy(HttpServletRequest request) {
        return SessionFacts.way(request);
    }

    private record Counted(Door door, String who) {}

    /** An attempt that was counted and may be looked at. */
    public static final class Attempt {

        private final Way way;
        private final Origin origin;
        private final @Nullable SignedIn account;
        private final List<Counted> counted;

        private Attempt(Way way, Origin origin, @Nullable SignedIn account, List<Counted> counted) {
            this.way = way;
            this.origin = origin;
            this.account = account;
            this.counted = counted;
        }
    }

    /**
     * Counts an attempt by a way that cannot be guessed at: with whatever comes from its address, but not against the account.
     *
     * @param account whose it seems to be, if anybody's
     * @throws ThrottledException where too many failed before
     */
    public Attempt begin(HttpServletRequest request, Way way, @Nullable UUID account) {
        SignedIn found = account == null ? null : accounts.acting(account, null).orElse(null);
        return begin(new SignInDetails(request), way, null, found);
    }

    /** @param login against whose name it counts, too; none where the way cannot be guessed at */
    Attempt begin(@Nullable SignInDetails from, Way way, @Nullable String login, @Nullable SignedIn account) {
        List<Counted> counted = counted(from, login, account);
        Attempt attempt =
                new Attempt(way, from == null ? new Origin("", "") : from.origin(), account, List.copyOf(counted));
        for (Counted one : counted) {
            Optional<Instant> opens = throttle.enter(one.door(), one.who());
            if (opens.isPresent()) {
                noteAsNobody(attempt, Outcome.THROTTLED);
                throw new ThrottledException(opens.get());
            }
        }
        return attempt;
    }

    /** A browser known to the account is counted by itself; all others together, and with whatever comes from their address. */
    private List<Counted> counted(@Nullable SignInDetails from, @Nullable String login, @Nullable SignedIn account) {
        List<Counted> counted = new ArrayList<>();
        if (from != null) {
            Optional<String> known =
                    account == null ? Optional.empty() : browsers.knownTo(account.account(), from.browser());
            if (known.isPresent()) {
                return List.of(new Counted(Door.BROWSER, known.get()));
            }
            counted.add(new Counted(Door.ADDRESS, from.getRemoteAddress()));
        }
        if (login != null) {
            counted.add(new Counted(Door.ACCOUNT, login));
        }
        return counted;
    }

    /** What was shown is not good. */
    public void refuse(Attempt attempt) {
        noteAsNobody(attempt, Outcome.REFUSED);
    }

    /**
     * Lets him in whose account it was counted for; recorded, unless he still owes a second factor.
     *
     * @param factor whether he has shown it already
     * @return none where the account is disabled or may do nothing today
     */
    public Optional<Authentication> admit(Attempt attempt, boolean factor) {
        SignedIn account = attempt.account;
        if (account == null) {
            return Optional.empty();
        }
        attempt.counted.forEach(one -> throttle.succeeded(one.door(), one.who()));
        if (factor || !account.hasFactor()) {
            note(account.grantedScope(), account, attempt, Outcome.SIGNED_IN);
        }
        UsernamePasswordAuthenticationToken in =
                UsernamePasswordAuthenticationToken.authenticated(account.key(), null, List.of());
        in.setDetails(new Arrival(attempt.way, factor));
        return Optional.of(in);
    }

    /** It is not known who tried: the record bears no name. */
    private void noteAsNobody(Attempt attempt, Outcome outcome) {
        SignedIn account = attempt.account;
        if (account != null) {
            note(Scope.job("", account.grant().region()), account, attempt, outcome);
        }
    }

    private void note(Scope scope, SignedIn account, Attempt attempt, Outcome outcome) {
        CurrentScope.run(
                scope,
                () -> transaction.executeWithoutResult(status -> {
                    if (outcome == Outcome.SIGNED_IN) {
                        passwords.signedIn(account.account());
                    }
                    events.publishEvent(new SignInNoted(
                            account.grant().region().ledger(),
                            account.account(),
                            outcome,
                            attempt.way,
                            attempt.origin));
                }));
    }
}
