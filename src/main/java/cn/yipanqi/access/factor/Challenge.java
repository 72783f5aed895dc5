package cn.yipanqi.access.factor;

import cn.yipanqi.access.KnownBrowsers;
import cn.yipanqi.access.Passwords;
import cn.yipanqi.access.SignInNoted;
import cn.yipanqi.access.SignInNoted.Outcome;
import cn.yipanqi.access.SignInThrottle;
import cn.yipanqi.access.SignInThrottle.Door;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Message;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks what somebody proves himself by, his code or else his password: counted, slowed, recorded. */
@Component
class Challenge {

    private final SecondFactors factors;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final KnownBrowsers browsers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Challenge(
            SecondFactors factors,
            Passwords passwords,
            SignInThrottle throttle,
            KnownBrowsers browsers,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.factors = factors;
        this.passwords = passwords;
        this.throttle = throttle;
        this.browsers = browsers;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @return why what was typed does not prove it, none where it does */
    @Nullable
    Message refuses(SignedIn asker, String typed) {
        Optional<Instant> closed = throttle.enter(Door.CODE, asker.login());
        if (closed.isPresent()) {
            note(asker, Outcome.THROTTLED);
            return Message.of("access.factor.throttled", minutes(closed.get()));
        }
        boolean right = asker.secondFactor() ? factors.proves(asker.account(), typed) : passwords.is(asker, typed);
        if (!right) {
            note(asker, Outcome.CODE_REFUSED);
            return Message.of(asker.secondFactor() ? "access.factor.wrong" : "account.password.current.wrong");
        }
        throttle.succeeded(Door.CODE, asker.login());
        return null;
    }

    /** The way in is complete. */
    void passed(SignedIn asker, HttpServletRequest request, HttpServletResponse response) {
        Proof.note(request, clock);
        browsers.remember(asker.account(), request, response);
        note(asker, Outcome.SIGNED_IN);
    }

    private void note(SignedIn asker, Outcome outcome) {
        CurrentScope.run(
                asker.grantedScope(),
                () -> transaction.executeWithoutResult(status -> {
                    if (outcome == Outcome.SIGNED_IN) {
                        passwords.signedIn(asker.account());
                    }
                    events.publishEvent(new SignInNoted(asker.grant().region().ledger(), asker.account(), outcome));
                }));
    }

    private long minutes(Instant until) {
        return Math.max(
                1, Duration.between(clock.instant(), until).plusSeconds(59).toMinutes());
    }
}
