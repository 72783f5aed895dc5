package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Accounts.Listed;
import cn.yipanqi.access.Accounts.Secret;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Invitations;
import cn.yipanqi.access.Passwords;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.organisation.People;
import cn.yipanqi.organisation.Person;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import cn.yipanqi.shared.RegionCode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do about accounts, within the own division and no further; every deed is recorded. */
@Service
class AccountOffice {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Grants grants;
    private final Places places;
    private final Invitations invitations;
    private final People people;
    private final AccountOpening opening;
    private final AuditTrail audit;

    AccountOffice(
            Accounts accounts,
            Passwords passwords,
            Grants grants,
            Places places,
            Invitations invitations,
            People people,
            AccountOpening opening,
            AuditTrail audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.grants = grants;
        this.places = places;
        this.invitations = invitations;
        this.people = people;
        this.opening = opening;
        this.audit = audit;
    }

    /** @return the invitation's secret, to be sent to the holder */
    @Transactional
    Secret open(SignedIn asker, Draft draft) {
        Role role = draft.role();
        if (role != null) {
            GrantOffice.mayGive(asker, role);
        }
        RegionCode region = places.region(asker, draft.region());
        Grant grant = role == null ? null : places.grant(asker, role, draft.region(), draft.unit(), draft.station());
        Person person = draft.person() == null ? null : people.find(region.ledger(), draft.person());
        if (person != null) {
            return opening.forPerson(region, draft.loginOrEmpty(), person);
        }
        UUID account = accounts.open(draft.loginOrEmpty(), draft.nameOrEmpty(), region);
        if (grant != null) {
            grants.give(account, grant, new Grants.Days(grants.today(), null), null);
        }
        audit.record(
                region.ledger(),
                "access.account.open",
                account.toString(),
                Map.of("role", role == null ? "" : role.name(), "region", region.digits()));
        return invitations.make(account);
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
        looksAfter(asker, account);
        accounts.disable(account);
        passwords.endSessions(found.login(), null);
        record(found, "access.account.disable");
    }

    @Transactional
    void enable(SignedIn asker, UUID account) {
        Listed found = find(asker, account);
        looksAfter(asker, account);
        accounts.enable(account);
        record(found, "access.account.enable");
    }

    /** @return an invitation's secret; the old password, sessions and tokens of the account have ended */
    @Transactional
    Secret invite(SignedIn asker, UUID account) {
        Listed found = find(asker, account);
        if (account.equals(asker.account())) {
            throw new Refusal(Message.of("accounts.own.password"));
        }
        looksAfter(asker, account);
        Secret secret = invitations.make(account);
        record(found, "access.account.invite");
        return secret;
    }

    /** An administrator's account is the security administrator's to open and close: else whoever opens accounts could become him. */
    void looksAfter(SignedIn asker, UUID account) {
        boolean administrators = grants.of(account).stream()
                .filter(held -> !held.endedBy(grants.today()))
                .anyMatch(held -> held.grant().role().administers());
        if (administrators != asker.grant().role().gives().contains(Role.SECURITY_ADMIN)) {
            throw new Refusal(Message.of(administrators ? "accounts.administrators" : "accounts.others"));
        }
    }

    private void record(Listed account, String action) {
        audit.record(account.region().ledger(), action, account.id().toString(), Map.of());
    }
}
