package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts.Listed;
import cn.yipanqi.access.Grant;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Grants.Days;
import cn.yipanqi.access.Held;
import cn.yipanqi.access.Role;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives and takes grants, within the asker's division and no further, and only roles that the asker's own role gives. Nobody gives himself
 * anything. Every deed is recorded.
 */
@Service
class GrantOffice {

    private final AccountOffice accounts;
    private final Grants grants;
    private final Places places;
    private final AuditTrail audit;

    GrantOffice(AccountOffice accounts, Grants grants, Places places, AuditTrail audit) {
        this.accounts = accounts;
        this.grants = grants;
        this.places = places;
        this.audit = audit;
    }

    /** @throws Refusal where the asker's role does not give it, the place is not the asker's, or the days do not fit */
    @Transactional
    UUID give(SignedIn asker, UUID account, GrantDraft draft) {
        notOwn(asker, account);
        Listed found = accounts.find(asker, account);
        Role role = draft.role();
        if (role == null) {
            throw new Fault("role", "accounts.role.missing");
        }
        mayGive(asker, role);
        Grant grant = places.grant(asker, role, draft.region(), draft.unit(), draft.station());
        UUID id = give(found.id(), grant, days(draft.from(), draft.last()));
        Map<String, String> detail = new HashMap<>();
        detail.put("role", grant.role().name());
        detail.put("region", grant.region().digits());
        audit.record(grant.region().ledger(), "access.account.grant", account.toString(), detail);
        return id;
    }

    private UUID give(UUID account, Grant grant, Days days) {
        try {
            return grants.give(account, grant, days, null);
        } catch (Refusal refusal) {
            boolean aboutDays = refusal.sentence().key().equals("access.grant.days");
            throw new Fault(
                    aboutDays ? "last" : "role",
                    refusal.sentence().key(),
                    refusal.sentence().args().toArray());
        }
    }

    Days days(@Nullable LocalDate from, @Nullable LocalDate last) {
        return new Days(from == null ? grants.today() : from, last == null ? null : last.plusDays(1));
    }

    static void mayGive(SignedIn asker, Role role) {
        if (!asker.grant().role().gives().contains(role)) {
            throw new Fault(
                    "role",
                    role.administers() ? "accounts.role.security" : "accounts.role.system",
                    Message.of(role.messageKey()));
        }
    }

    /**
     * Ends a grant that was given as such; what a post brought ends with the post.
     *
     * @param day first day on which it no longer holds
     */
    @Transactional
    void end(SignedIn asker, UUID account, UUID grant, LocalDate day) {
        Held held = held(asker, account, grant);
        if (held.origin() != null) {
            throw new Refusal(Message.of("accounts.grant.of-post"));
        }
        mayGive(asker, held.grant().role());
        grants.end(grant, day);
        audit.record(
                held.grant().region().ledger(),
                "access.account.grant.end",
                account.toString(),
                Map.of("role", held.grant().role().name(), "day", day.toString()));
    }

    private Held held(SignedIn asker, UUID account, UUID grant) {
        notOwn(asker, account);
        return grants.find(grant)
                .filter(held -> held.account().equals(account))
                .filter(held -> asker.grant().region().contains(held.grant().region()))
                .orElseThrow(() -> Refusal.absent("grant"));
    }

    private static void notOwn(SignedIn asker, UUID account) {
        if (account.equals(asker.account())) {
            throw new Refusal(Message.of("accounts.own.grant"));
        }
    }
}
