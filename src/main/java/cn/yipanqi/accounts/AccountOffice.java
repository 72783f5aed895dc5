package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Accounts.Listed;
import cn.yipanqi.access.Accounts.Secret;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Passwords;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a system administrator does about accounts, within the own division and no further; every deed is recorded. */
@Service
class AccountOffice {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Grants grants;
    private final Places places;
    private final AuditTrail audit;

    AccountOffice(Accounts accounts, Passwords passwords, Grants grants, Places places, AuditTrail audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.grants = grants;
        this.places = places;
        this.audit = audit;
    }

    /** @return the one-time password, to be handed over */
    @Transactional
    Secret open(SignedIn asker, Draft draft) {
        Role role = draft.role();
        if (role != null) {
            GrantOffice.mayGive(asker, role);
        }
        RegionCode region = places.region(asker, draft.region());
        Grant grant = role == null ? null : places.grant(asker, role, draft.region(), draft.unit(), draft.station());
        Secret secret = accounts.openWithOneTimePassword(draft.loginOrEmpty(), draft.nameOrEmpty(), region);
        if (grant != null) {
            grants.give(secret.of(), grant, new Grants.Days(grants.today(), null), null);
        }
        audit.record(
                region.ledger(),
                "access.account.open",
                secret.of().toString(),
                Map.of("role", role == null ? "" : role.name(), "region", region.digits()));
        return secret;
    }

    /** @throws Refusal where there is no such account within the asker's division */
    @Transactional(readOnly = true)
    Listed find(SignedIn asker, UUID account) {
        return seen(asker, account).orElseThrow(() -> Refusal.absent("account"));
    }

    private Optional<Listed> seen(SignedIn asker, UUID account) {
        return accounts.listed(account).filter(found -> asker.grant().region().contains(found.region()));
    }

    /** @throws Refusal for one's own account: somebody must be left to open it again */
    @Transactional
    void disable(SignedIn asker, UUID account) {
        Listed found = find(asker, account);
        if (account.equals(asker.account())) {
            throw new Refusal(Message.of("accounts.own.disable"));
        }
        accounts.disable(account);
        passwords.endSessions(found.login(), null);
        record(found, "access.account.disable");
    }

    @Transactional
    void enable(SignedIn asker, UUID account) {
        Listed found = find(asker, account);
        accounts.enable(account);
        record(found, "access.account.enable");
    }

    /** @return a one-time password; sessions and tokens of the account have ended */
    @Transactional
    Secret makePassword(SignedIn asker, UUID account) {
        Listed found = find(asker, account);
        if (account.equals(asker.account())) {
            throw new Refusal(Message.of("accounts.own.password"));
        }
        Secret secret = passwords.makeAnew(account);
        record(found, "access.account.password");
        return secret;
    }

    private void record(Listed account, String action) {
        audit.record(account.region().ledger(), action, account.id().toString(), Map.of());
    }
}
