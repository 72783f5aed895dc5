package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts.Listed;
import cn.yipanqi.access.KnownBrowsers;
import cn.yipanqi.access.Passwords;
import cn.yipanqi.access.SignInThrottle;
import cn.yipanqi.access.SignInThrottle.Door;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.factor.SecondFactors;
import cn.yipanqi.access.passkey.Passkeys;
import cn.yipanqi.access.provider.Subjects;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators see and do about how somebody signs in: what is locked or lost, and by whom the provider means him. Nobody does it
 * for himself; every deed is recorded, with its reason.
 */
@Service
class SignInMeans {

    private static final int LONGEST_REASON = 200;

    private final AccountOffice accounts;
    private final SignInThrottle throttle;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Subjects subjects;
    private final Passwords passwords;
    private final KnownBrowsers browsers;
    private final AuditTrail audit;

    SignInMeans(
            AccountOffice accounts,
            SignInThrottle throttle,
            SecondFactors factors,
            Passkeys passkeys,
            Subjects subjects,
            Passwords passwords,
            KnownBrowsers browsers,
            AuditTrail audit) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.factors = factors;
        this.passkeys = passkeys;
        this.subjects = subjects;
        this.passwords = passwords;
        this.browsers = browsers;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    MeansView look(SignedIn asker, UUID account) {
        Listed found = accounts.find(asker, account);
        @Nullable Instant locked = throttle.closed(found.login()).orElse(null);
        Subjects.@Nullable Linked linked = subjects.of(account).orElse(null);
        return new MeansView(
                account,
                found.login(),
                found.name(),
                locked,
                factors.has(account),
                passkeys.of(account).size(),
                subjects.on(),
                linked == null ? null : linked.subject(),
                linked == null ? null : linked.since());
    }

    /** @throws Refusal where no reason is given, or it is one's own account */
    @Transactional
    void unlock(SignedIn asker, UUID account, String reason) {
        Listed found = others(asker, account);
        String why = reason(reason);
        throttle.open(Door.ACCOUNT, found.login());
        throttle.open(Door.CODE, found.login());
        record(found, "access.account.unlock", Map.of("reason", why));
    }

    /** Where telephone, codes or device are lost: with them goes whatever was open. */
    @Transactional
    void removeFactor(SignedIn asker, UUID account, String reason) {
        Listed found = others(asker, account);
        String why = reason(reason);
        int keys = passkeys.removeAll(account);
        if (!factors.has(account) && keys == 0) {
            throw new Refusal(Message.of("means.unfactor.none"));
        }
        factors.remove(account);
        browsers.forget(account);
        passwords.endSessions(found.login(), null);
        record(found, "access.account.unfactor", Map.of("reason", why, "passkeys", keys));
    }

    /** As whoever may invite somebody: it lets him in. */
    @Transactional
    void link(SignedIn asker, UUID account, String subject) {
        Listed found = others(asker, account);
        accounts.looksAfter(asker, account);
        subjects.link(account, subject);
        record(found, "access.account.link", Map.of());
    }

    @Transactional
    void unlink(SignedIn asker, UUID account) {
        Listed found = others(asker, account);
        accounts.looksAfter(asker, account);
        subjects.unlink(account);
        record(found, "access.account.unlink", Map.of());
    }

    private Listed others(SignedIn asker, UUID account) {
        Listed found = accounts.find(asker, account);
        if (account.equals(asker.account())) {
            throw new Refusal(Message.of("means.own"));
        }
        return found;
    }

    private static String reason(String typed) {
        String reason = typed.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Fault("reason", "means.reason.missing");
        }
        return reason;
    }

    private void record(Listed account, String action, Map<String, ?> detail) {
        audit.record(account.region().ledger(), action, account.id().toString(), detail);
    }
}
