package cn.yipanqi.accounts;

import cn.yipanqi.access.Passwords;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.access.Tokens;
import cn.yipanqi.audit.AuditTrail;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What anybody may do about his own account; every deed is recorded. */
@Service
class OwnAccount {

    private final Tokens tokens;
    private final Passwords passwords;
    private final AuditTrail audit;

    OwnAccount(Tokens tokens, Passwords passwords, AuditTrail audit) {
        this.tokens = tokens;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** @return the token, which cannot be read again */
    @Transactional
    String makeToken(SignedIn own, String label) {
        String secret = tokens.make(own.account(), label);
        record(own, "access.token.make");
        return secret;
    }

    @Transactional
    void revokeToken(SignedIn own, UUID token) {
        tokens.revoke(own.account(), token);
        record(own, "access.token.revoke");
    }

    /** @param session the session that stays signed in */
    @Transactional
    void choosePassword(SignedIn own, String password, String session) {
        passwords.choose(own, password, session);
        record(own, "access.password.choose");
    }

    private void record(SignedIn own, String action) {
        audit.record(own.grant().region().ledger(), action, own.account().toString(), Map.of());
    }
}
