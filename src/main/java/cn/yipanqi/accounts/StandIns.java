package cn.yipanqi.accounts;

import cn.yipanqi.access.Accounts;
import cn.yipanqi.access.Accounts.Listed;
import cn.yipanqi.access.Grants;
import cn.yipanqi.access.Grants.Days;
import cn.yipanqi.access.Held;
import cn.yipanqi.access.SignedIn;
import cn.yipanqi.audit.AuditTrail;
import cn.yipanqi.shared.Message;
import cn.yipanqi.shared.Refusal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stand-ins 代岗（AB岗）: for named days somebody acts under another's grant, as himself and on record. Named by the holder, or by whoever
 * may give that role; an administrator's only by the latter.
 */
@Service
class StandIns {

    private final Accounts accounts;
    private final Grants grants;
    private final AuditTrail audit;

    StandIns(Accounts accounts, Grants grants, AuditTrail audit) {
        this.accounts = accounts;
        this.grants = grants;
        this.audit = audit;
    }

    /** @throws Refusal where the grant is neither the asker's nor his to give */
    @Transactional(readOnly = true)
    Held stoodInFor(SignedIn asker, UUID grant) {
        Held held = grants.find(grant)
                .filter(found -> found.account().equals(asker.account()) || looksAfter(asker, found))
                .orElseThrow(() -> Refusal.absent("grant"));
        if (!looksAfter(asker, held) && held.grant().role().administers()) {
            throw new Refusal(Message.of("stand-in.administrator"));
        }
        return held;
    }

    private static boolean looksAfter(SignedIn asker, Held held) {
        return asker.grant().region().contains(held.grant().region())
                && asker.grant().role().gives().contains(held.grant().role())
                && !held.account().equals(asker.account());
    }

    /** @throws Refusal where nobody there has that login, or {@link Grants#standIn} refuses */
    @Transactional
    UUID name(SignedIn asker, StandInDraft draft) {
        if (draft.grant() == null) {
            throw Refusal.absent("grant");
        }
        Held held = stoodInFor(asker, draft.grant());
        Listed other = other(draft, held);
        if (other.id().equals(asker.account()) && !held.account().equals(asker.account())) {
            throw new Fault("login", "accounts.own.grant");
        }
        LocalDate last = draft.last();
        if (last == null) {
            throw new Fault("last", "access.stand-in.end");
        }
        LocalDate from = draft.from() == null ? grants.today() : draft.from();
        if (from.isBefore(grants.today())) {
            throw new Fault("from", "stand-in.past");
        }
        UUID id = standIn(other.id(), held, new Days(from, last.plusDays(1)));
        audit.record(
                held.grant().region().ledger(),
                "access.account.stand-in",
                other.id().toString(),
                Map.of("for", held.account().toString(), "from", from.toString(), "last", last.toString()));
        return id;
    }

    private UUID standIn(UUID account, Held held, Days days) {
        try {
            return grants.standIn(account, held, days);
        } catch (Refusal refusal) {
            String key = refusal.sentence().key();
            boolean aboutDays = key.equals("access.grant.days") || key.equals("access.stand-in.beyond");
            throw new Fault(
                    aboutDays ? "last" : "login", key, refusal.sentence().args().toArray());
        }
    }

    private Listed other(StandInDraft draft, Held held) {
        String login = draft.login() == null ? "" : draft.login();
        return accounts.named(login)
                .filter(found -> held.grant().region().contains(found.region()) && !found.disabled())
                .orElseThrow(() -> new Fault("login", "stand-in.login.unknown"));
    }

    /** Ends it, from today on. */
    @Transactional
    void end(SignedIn asker, UUID standIn) {
        Held held = grants.find(standIn).orElseThrow(() -> Refusal.absent("grant"));
        UUID holders = held.standInFor();
        if (holders == null) {
            throw Refusal.absent("grant");
        }
        stoodInFor(asker, holders);
        grants.end(standIn, grants.today());
        audit.record(
                held.grant().region().ledger(),
                "access.account.stand-in.end",
                held.account().toString(),
                Map.of());
    }
}
