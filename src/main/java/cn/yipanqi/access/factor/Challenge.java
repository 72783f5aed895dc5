package cn.yipanqi.access.factor;

import cn.yipanqi.access.Entrance;
import cn.yipanqi.access.KnownBrowsers;
import cn.yipanqi.access.Origin;
import cn.yipanqi.access.Passwords;
import cn.yipanqi.access.SignInNoted;
import cn.yipanqi.access.SignInNoted.Outcome;
import cn.yipanqi.access.SignInThrottle;
import cn.yipanqi.access.SignInThrottle.Door;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.passkey.PasskeyProof;
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

/** Checks what somebody proves himself by, his code, his passkey or else his password: counted, slowed, recorded. */
@Component
class Challenge {

    private final SecondFactors factors;
    private final PasskeyProof passkeys;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final KnownBrowsers browsers;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Challenge(
            SecondFactors factors,
            PasskeyProof passkeys,
            Passwords passwords,
            SignInThrottle throttle,
            KnownBrowsers browsers,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.throttle = throttle;
        this.browsers = browsers;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Whether his passkey can prove it where he asks from. */
    boolean takesPasskey(SignedIn asker, HttpServletRequest request) {
        return passkeys.mayServe(asker, request);
    }

    /**
     * @param typed code or password; not looked at where the request bears a passkey's answer
     * @return why it does not prove it, none where it does
     */
    @Nullable
    Message refuses(SignedIn asker, String typed, HttpServletRequest request) {
        Optional<Instant> closed = throttle.enter(Door.CODE, asker.login());
        if (closed.isPresent()) {
            note(asker, Outcome.THROTTLED, request);
            return Message.of("access.factor.throttled", minutes(closed.get()));
        }
        @Nullable
        Message wrong = PasskeyProof.isIn(request)
                ? passkeys.proves(asker, request) ? null : Message.of("access.passkey.refused")
                : wrong(asker, typed);
        if (wrong != null) {
            note(asker, Outcome.CODE_REFUSED, request);
            return wrong;
        }
        throttle.succeeded(Door.CODE, asker.login());
        return null;
    }

    private @Nullable Message wrong(SignedIn asker, String typed) {
        if (asker.secondFactor()) {
            return factors.proves(asker.account(), typed) ? null : Message.of("access.factor.wrong");
        }
        if (asker.hasFactor()) {
            return Message.of("access.passkey.only");
        }
        return passwords.is(asker, typed) ? null : Message.of("account.password.current.wrong");
    }

    /** The way in is complete. */
    void passed(SignedIn asker, HttpServletRequest request, HttpServletResponse response) {
        Proof.note(request, true, clock);
        browsers.remember(asker.account(), request, response);
        note(asker, Outcome.SIGNED_IN, request);
    }

    private void note(SignedIn asker, Outcome outcome, HttpServletRequest request) {
        CurrentScope.run(
                asker.grantedScope(),
                () -> transaction.executeWithoutResult(status -> {
                    if (outcome == Outcome.SIGNED_IN) {
                        passwords.signedIn(asker.account());
                    }
                    events.publishEvent(new SignInNoted(
                            asker.grant().region().ledger(),
                            asker.account(),
                            outcome,
                            Entrance.cameBy(request),
                            Origin.of(request)));
                }));
    }

    private long minutes(Instant until) {
        return Math.max(
                1, Duration.between(clock.instant(), until).plusSeconds(59).toMinutes());
    }
}
