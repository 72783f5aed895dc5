package cn.yipanqi.access.factor;

import cn.yipanqi.access.FactorNoted;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What anybody may do about his own second factor; every change is announced within its transaction, for the record. */
@Component
class OwnFactor {

    private final SecondFactors factors;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OwnFactor(
            SecondFactors factors,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.factors = factors;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    String begin(SignedIn asker) {
        return factors.begin(asker.account());
    }

    int recoveryCodesLeft(SignedIn asker) {
        return factors.recoveryCodesLeft(asker.account());
    }

    Optional<List<String>> enrol(SignedIn asker, String code, HttpServletRequest request) {
        Optional<List<String>> codes = within(asker, () -> {
            Optional<List<String>> confirmed = factors.confirm(asker.account(), code);
            if (confirmed.isPresent()) {
                note(asker, FactorNoted.Change.ENROLLED);
            }
            return confirmed;
        });
        if (codes.isPresent()) {
            Proof.note(request, true, clock);
        }
        return codes;
    }

    List<String> newRecoveryCodes(SignedIn asker) {
        return within(asker, () -> {
            note(asker, FactorNoted.Change.NEW_CODES);
            return factors.newRecoveryCodes(asker.account());
        });
    }

    /** @throws Refusal where the role must not be without */
    void remove(SignedIn asker) {
        if (asker.grant().role().needsSecondFactor()) {
            throw new Refusal(Message.of("access.factor.needed"));
        }
        within(asker, () -> {
            factors.remove(asker.account());
            note(asker, FactorNoted.Change.REMOVED);
            return null;
        });
    }

    private <T extends @Nullable Object> T within(SignedIn asker, Supplier<T> deed) {
        return CurrentScope.call(asker.grantedScope(), () -> transaction.execute(status -> deed.get()));
    }

    private void note(SignedIn asker, FactorNoted.Change change) {
        events.publishEvent(new FactorNoted(asker.grant().region().ledger(), asker.account(), change));
    }
}
