package cn.yipanqi.access.passkey;

import cn.yipanqi.access.FactorNoted;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.database.CurrentScope;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What anybody may do about his own passkeys; every change is announced within its transaction, for the record. */
@Component
class OwnPasskeys {

    private static final int MOST = 10;
    private static final int LONGEST_LABEL = 60;

    private final RelyingParty party;
    private final Ceremony ceremony;
    private final Passkeys passkeys;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    OwnPasskeys(
            RelyingParty party,
            Ceremony ceremony,
            Passkeys passkeys,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.party = party;
        this.ceremony = ceremony;
        this.passkeys = passkeys;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    List<Passkeys.View> list(SignedIn asker) {
        return passkeys.of(asker.account());
    }

    boolean mayAdd(HttpServletRequest request) {
        return party.at(request).isPresent();
    }

    /** @return the question for the device, as the script takes it */
    String begin(Authentication asker, HttpServletRequest request) {
        return ceremony.askForNew(here(request), asker, request);
    }

    /** What is wrong with a name for a passkey. */
    static boolean isLabel(String label) {
        return !label.isBlank() && label.strip().length() <= LONGEST_LABEL;
    }

    /** @throws Refusal where the device's answer is not good, or there are many already */
    void add(SignedIn asker, String label, HttpServletRequest request) {
        WebAuthnRelyingPartyOperations known = here(request);
        boolean kept = CurrentScope.call(
                asker.grantedScope(),
                () -> Boolean.TRUE.equals(transaction.execute(status -> {
                    if (passkeys.of(asker.account()).size() >= MOST) {
                        throw new Refusal(Message.of("access.passkey.many", MOST));
                    }
                    boolean good = ceremony.keep(known, label.strip(), request);
                    if (good) {
                        note(asker, FactorNoted.Change.PASSKEY_ADDED);
                    } else {
                        status.setRollbackOnly();
                    }
                    return good;
                })));
        if (!kept) {
            throw new Refusal(Message.of("access.passkey.not-kept"));
        }
    }

    /** @throws Refusal where it is not his, or his role must not be without a second factor and this is the last */
    void remove(SignedIn asker, UUID passkey) {
        CurrentScope.run(
                asker.grantedScope(),
                () -> transaction.executeWithoutResult(status -> {
                    boolean last = passkeys.of(asker.account()).size() == 1;
                    if (last && asker.hasFactor() && !asker.secondFactor()) {
                        throw new Refusal(Message.of("access.factor.needed"));
                    }
                    if (!passkeys.remove(asker.account(), passkey)) {
                        throw Refusal.absent("passkey");
                    }
                    note(asker, FactorNoted.Change.PASSKEY_REMOVED);
                }));
    }

    private WebAuthnRelyingPartyOperations here(HttpServletRequest request) {
        return party.at(request).orElseThrow(() -> Refusal.absent("passkey"));
    }

    private void note(SignedIn asker, FactorNoted.Change change) {
        events.publishEvent(new FactorNoted(asker.grant().region().ledger(), asker.account(), change));
    }
}
